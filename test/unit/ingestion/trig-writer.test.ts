import { DataFactory, Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { writeTrig } from '../../../src/ingestion/trig-writer.ts';

const names = { base: 'http://example.org/', prefixes: { ex: 'http://example.org/ns#', unused: 'http://unused/' } };
const read = (text: string) => new Parser({ baseIRI: names.base }).parse(text);

const text = `@prefix ex: <http://example.org/ns#> .

<graphs/a> {
  <a> a ex:Thing ;
    ex:flag true ;
    ex:lat 45.9 ;
    ex:name "Dit \\"oui\\"\\n\\\\" , "é"@fr ;
    ex:odd "oui"^^<http://www.w3.org/2001/XMLSchema#boolean> , <http://example.com/x> .

  <a#address> ex:code "01500" .
}

<graphs/b> {
  <b> ex:year "2019"^^<http://www.w3.org/2001/XMLSchema#gYear> .
}
`;

describe('The TriG writer', () => {
  it('writes what it reads, types first and the rest in order, with the prefixes in use', () => {
    expect(writeTrig(read(text), names)).toBe(text);
  });

  it('gives the same bytes whatever the order and repetition of the quads', () => {
    const quads = read(text);
    expect(writeTrig([...quads, ...quads].reverse(), names)).toBe(text);
  });

  it('writes the default graph without braces, as Turtle', () => {
    expect(writeTrig(read('<b> <ns#p> <c> . <a> <ns#p> 1 .'), names)).toBe(
      '@prefix ex: <http://example.org/ns#> .\n\n<a> ex:p 1 .\n\n<b> ex:p <c> .\n',
    );
  });

  it('refuses a blank node, which has no name to sort by', () => {
    const iri = DataFactory.namedNode('http://example.org/');
    const nameless = DataFactory.quad(DataFactory.blankNode(), iri, iri);
    expect(() => writeTrig([nameless], names)).toThrow(TypeError);
  });
});
