import fc from 'fast-check';
import { DataFactory } from 'n3';
import { Store } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/core/sparql/parse-sparql.ts';
import { termToSparql } from '../../../../src/core/sparql/term-to-sparql.ts';

const { literal, namedNode } = DataFactory;
const hostile = [
  '"',
  '\\',
  'u',
  'U',
  '0022',
  '003E',
  '005C',
  '0000',
  '>',
  '<',
  '{',
  '}',
  '#',
  '\n',
  '\t',
  'é',
  '`',
  ' ',
];

describe('A term in the text of a query', () => {
  const engine = new Store();

  it('reads back as the same literal, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { maxLength: 8 }), (parts) => {
        const value = parts.join('');
        const text = `SELECT ?v { BIND(${termToSparql(literal(value))} AS ?v) }`;
        parseQuery(text);
        const [solution] = engine.query(text) as Map<string, { value: string }>[];
        expect(solution?.get('v')?.value).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends an IRI before its end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { maxLength: 8 }), (parts) => {
        const text = termToSparql(namedNode(`http://e/${parts.join('')}`));
        expect(text).toMatch(/^<http:\/\/e\/[^<>"{}|\\^`\s]*>$/u);
      }),
      { numRuns: 500 },
    );
  });
});
