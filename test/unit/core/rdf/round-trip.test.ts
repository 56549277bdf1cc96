import { DataFactory } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import type { Quad } from '@rdfjs/types';
import { describe, expect, it } from 'vitest';
import { rdfFormats } from '../../../../src/core/rdf/formats.ts';
import { parseRdf } from '../../../../src/core/rdf/parse.ts';
import { serialiseRdf } from '../../../../src/core/rdf/serialise.ts';

const prefixes = {
  fab: 'https://w3id.org/fabriques/ns#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
};

/** Every kind of term, and what syntaxes usually get wrong. */
const sample = `
@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://x/fabriques/lab01> a fab:Fabrique, fab:FabriqueNumerique ; schema:name "LAB01", "a \\"quoted\\" \\\\ name" ;
  schema:description "Deux lignes\\nune tabulation\\t un retour\\r fin & <b>"@fr, "Two lines"@en-gb, "" ;
  fab:integers 1, "007"^^xsd:integer, -3, "9007199254740993"^^xsd:integer ;
  fab:decimals 44.26660, "5."^^xsd:decimal, "+1"^^xsd:decimal, 1.0E0 ;
  fab:booleans true, "1"^^xsd:boolean, false ; fab:year "2016"^^xsd:gYear ;
  fab:list ( 1 "two" [ fab:three 3 ] ( ) ( "nested" ) ) ;
  schema:address [ schema:postalCode "01500" ; fab:in [ a fab:Deep ] ] ;
  fab:shared _:s, _:loop ; fab:location <geo:44.8,-0.5> ; fab:accents <http://x/é/à%20b> .
_:s fab:self _:s ; fab:again _:t . _:t fab:n "𝔘nicode" . <http://x/b> fab:shared _:t .
_:loop fab:to [ fab:back _:loop ] . [] fab:alone "yes" .
_:c1 fab:next _:c2 . _:c2 fab:next _:c1 .
fab:empty <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "a literal as a type" .
`;

describe.each(rdfFormats)('$label', ({ mediaType, carriesGraphs }) => {
  it('reads back exactly the triples that were written', async () => {
    const quads = await parseRdf(sample, 'text/turtle');
    const text = serialiseRdf(quads, mediaType, { prefixes });
    expect(isomorphic(await parseRdf(text, mediaType), quads)).toBe(true);
  });

  it('writes the same text whatever the order of the triples', async () => {
    const quads = await parseRdf(sample, 'text/turtle', { blankNodePrefix: 'b' });
    const text = serialiseRdf(quads, mediaType, { prefixes });
    expect(serialiseRdf([...quads].reverse(), mediaType, { prefixes })).toBe(text);
  });

  it(carriesGraphs ? 'keeps the graph of each triple' : 'gives the set of the triples of all graphs', async () => {
    const trig = `<http://x/g1> { <http://x/a> <http://x/p#p> 1, _:b } <http://x/g2> { <http://x/a> <http://x/p#p> 1 . _:b <http://x/p#q> 2 }
      <http://x/a> <http://x/p#p> 3 . _:g { <http://x/a> <http://x/p#p> _:g }`;
    const quads = await parseRdf(trig, 'application/trig');
    const triples = quads.map(({ subject, predicate, object }) =>
      DataFactory.quad(subject, predicate, object, DataFactory.defaultGraph()),
    );
    const back = await parseRdf(serialiseRdf(quads, mediaType, { prefixes }), mediaType);
    expect(isomorphic(back, carriesGraphs ? quads : unique(triples))).toBe(true);
  });

  it('writes nothing as a text that reads back as nothing', async () => {
    expect(await parseRdf(serialiseRdf([], mediaType), mediaType)).toEqual([]);
  });
});

describe('Turtle', () => {
  it('is grouped, abbreviated and indented', async () => {
    const quads = await parseRdf(
      `<http://x/lab01> <https://schema.org/address> [ <https://schema.org/postalCode> "01500" ] ; a <https://w3id.org/fabriques/ns#Fabrique> ;
       <https://schema.org/name> "LAB01" .`,
      'text/turtle',
    );
    expect(serialiseRdf(quads, 'text/turtle', { prefixes })).toBe(`@prefix fab: <https://w3id.org/fabriques/ns#> .
@prefix schema: <https://schema.org/> .

<http://x/lab01> a fab:Fabrique ;
  schema:name "LAB01" ;
  schema:address [ schema:postalCode "01500" ] .

`);
  });

  it('nests a thousand blank nodes without exhausting the stack', async () => {
    const chain = Array.from({ length: 1000 }, (_, n) => `_:n${n} <http://x/p#next> _:n${n + 1} .`).join('\n');
    const quads = await parseRdf(chain, 'text/turtle');
    const back = await parseRdf(serialiseRdf(quads, 'text/turtle'), 'text/turtle');
    expect(back).toHaveLength(1000);
  });
});

describe('RDF/XML', () => {
  it.each([
    ['a predicate that is no qualified name', '<http://x/s> <http://x/123> 1 .', 'http://x/123'],
    ['a predicate that the syntax reserves', '<http://x/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> 1 .', '#li'],
    ['a character that XML does not have', '<http://x/s> <http://x/p> "\\u0001" .', 'U+0001'],
  ])('names %s rather than writing something else', async (_case, turtle, named) => {
    const quads = await parseRdf(turtle, 'text/turtle');
    expect(() => serialiseRdf(quads, 'application/rdf+xml')).toThrow(named);
  });
});

function unique(quads: Quad[]): Quad[] {
  return quads.filter((one, index) => quads.findIndex((other) => other.equals(one)) === index);
}
