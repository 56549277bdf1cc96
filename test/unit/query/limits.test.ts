import { describe, expect, it } from 'vitest';
import { parseQuery, parseUpdate } from '../../../src/core/sparql/parse-sparql.ts';
import { checkLength, checkShape, defaultQueryLimits } from '../../../src/query/limits.ts';

const refusal = (text: string) => {
  try {
    checkLength(text, defaultQueryLimits);
    checkShape(parseQuery(text), defaultQueryLimits);
    return undefined;
  } catch (error) {
    return (error as { details: Record<string, unknown> }).details['limit'];
  }
};
const times = (count: number, text: string) => text.repeat(count);

describe('The limits of a query', () => {
  it.each([
    ['length', `ASK { } # ${times(200_000, 'x')}`],
    ['joinedPatterns', `ASK { ${times(101, '?s ?p ?o . ')} }`],
    ['joinedPatterns', `ASK { ?s <http://e/>${times(100, '/<http://e/>')} ?o }`],
    ['joinedPatterns', `ASK { ${times(60, '{ ?s ?p ?o . ?o ?q ?r }')} }`],
    ['optionals', `ASK { ${times(201, 'OPTIONAL { ?s ?p ?o } ')} }`],
    ['branches', `ASK { {} ${times(401, 'UNION {} ')} }`],
    ['depth', `ASK { FILTER(1${times(300, ' || 1')}) }`],
  ])('refuse beyond %s', (limit, text) => {
    expect(refusal(text)).toBe(limit);
  });

  it.each([
    `ASK { ${times(100, '?s ?p ?o . ')} }`,
    `ASK { ${times(90, '{ ?s ?p ?o . ?o ?q ?r } UNION ')} {} }`,
    `ASK { ${times(200, 'OPTIONAL { ?s ?p ?o } ')} }`,
    `ASK { VALUES ?x { ${times(5000, '1 ')} } }`,
  ])('leave alone what an engine can plan', (text) => {
    expect(refusal(text)).toBeUndefined();
  });

  it.each([
    `INSERT DATA { GRAPH <http://e/g> { ${times(2000, '<http://e/s> <http://e/p> 1 . ')} } }`,
    `DELETE DATA { ${times(2000, '<http://e/s> <http://e/p> 1 . ')} }`,
    `INSERT { ${times(2000, '?s ?p 1 . ')} } WHERE { ?s ?p ?o }`,
  ])('say nothing about how much an update writes', (text) => {
    expect(() => checkShape(parseUpdate(text), defaultQueryLimits)).not.toThrow();
  });

  it('hold for what an update looks for', () => {
    for (const text of [
      `DELETE WHERE { ${times(101, '?s ?p ?o . ')} }`,
      `INSERT { } WHERE { ${times(101, '?s ?p ?o . ')} }`,
    ]) {
      expect(() => checkShape(parseUpdate(text), defaultQueryLimits)).toThrow();
    }
  });
});
