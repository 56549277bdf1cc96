import { describe, expect, it } from 'vitest';
import { bindInBranches } from '../../../../src/core/sparql/bind-in-branches.ts';

const flat = (query: string) =>
  bindInBranches(query, 'thing', ['http://e.org/a', 'http://e.org/b']).replace(/\s+/gu, ' ');
const values = 'VALUES ?thing { <http://e.org/a> <http://e.org/b> }';

describe('Binding a variable in a query', () => {
  it('stands at the head of the pattern', () => {
    expect(flat('SELECT * WHERE { ?thing ?p ?o }')).toContain(`WHERE { ${values} ?thing ?p ?o`);
  });

  it('stands at the head of each branch of a UNION, so that no branch is evaluated for everything', () => {
    const bound = flat('CONSTRUCT { ?thing ?p ?o } WHERE { { ?thing ?p ?o } UNION { ?o ?p ?thing } }');
    expect(bound.split(values)).toHaveLength(3);
    expect(bound).toContain(`{ ${values} ?o ?p ?thing . }`);
  });
});
