import * as oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { Replica } from '../../../../../src/store/index/replica.ts';
import { adapt as adaptQuery } from './adapt.ts';

const prologue = 'PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>';

const adapt = (text: string) => adaptQuery(`${prologue} ${text}`);

const triples = [
  ...['f1', 'f2', 'f3', 'f4', 's1'].map((thing) => [thing, 'a', thing.startsWith('f') ? ':F' : ':S']),
  ...['f1 10.5', 'f2 20', 'f3 30.25', 's1 20'].map((line) => [line.split(' ')[0], ':lat', line.split(' ')[1]]),
  // A decimal that the index would write otherwise, and one that is none.
  ...[
    ['f4', ':lat', '"20.50"^^xsd:decimal'],
    ['f4', ':lat', '"north"'],
  ],
  ...['f1 p1', 'f1 p2', 'f2 p3', 'f2 p4', 'f3 p5', 'f4 p6'].map((line) => [
    line.split(' ')[0],
    ':has',
    `:${line.split(' ')[1] ?? ''}`,
  ]),
  ...['p1 x', 'p2 y', 'p3 x', 'p4 y', 'p5 x', 'p6 z'].map((line) => [
    line.split(' ')[0],
    ':with',
    `:${line.split(' ')[1] ?? ''}`,
  ]),
].map(([s, p, o]) => `:${s ?? ''} ${p ?? ''} ${o ?? ''} .`);

const turtle = `@prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n${triples.join('\n')}`;
const lines = oxigraph.parse(turtle, { format: 'text/turtle' }).map((quad) => `${quad.toString()} <http://e/g> .\n`);
const replica = new Replica({ union: true });
replica.add(lines.join(''));
const plain = new oxigraph.Store();
plain.load(turtle, { format: 'text/turtle' });

/** The rows of an answer, in no order: of the index, and of the engine when it is asked the text itself. */
const answers = (text: string) =>
  [
    replica.query({ text: `${prologue} ${text}`, resultsMediaType: 'text/tab-separated-values' }).body,
    plain.query(`${prologue} ${text}`, { results_format: 'text/tab-separated-values' }) as string,
  ].map((body) =>
    body
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.replaceAll('"20.50"^^<http://www.w3.org/2001/XMLSchema#decimal>', '20.5'))
      .sort(),
  );

describe('A class beside a range of values', () => {
  it.each([
    ['between two bounds', 'SELECT ?f ?lat { ?f a :F ; :lat ?lat FILTER(?lat >= 20 && ?lat < 30) }'],
    ['from the other side', 'SELECT ?f { ?f a :F . ?f :lat ?lat FILTER(20.1 < ?lat) }'],
    ['in an OPTIONAL', 'SELECT ?f ?lat { ?f :has ?p OPTIONAL { ?f a :F ; :lat ?lat FILTER(?lat > 20) } }'],
    ['with everything selected', 'SELECT * { ?f a :F ; :lat ?lat FILTER(?lat > 20) }'],
    ['of another thing', 'SELECT ?f ?o { ?f a :F . ?o a :S ; :lat ?lat FILTER(?lat <= 20) }'],
    ['in any named graph', 'SELECT ?f { GRAPH ?g { ?f a :F ; :lat ?lat FILTER(?lat > 20) } }'],
    ['or none', 'SELECT ?f { ?f a :F ; :lat ?lat FILTER(?lat > 20 || ?f = :f1) }'],
  ])('is looked at last and changes no answer: %s', (_, text) => {
    expect(adapt(text)).toMatch(/SAMETERM\( \?fresh\d+ , <http:\/\/e\/[FS]> \)/u);
    const [ours, theirs] = answers(text);
    expect(ours?.length).toBeGreaterThan(0);
    expect(ours).toEqual(text.includes('GRAPH') ? answers(text.replace('GRAPH ?g', ''))[1] : theirs);
  });

  it.each([
    ['there is no range', 'SELECT ?f { ?f a :F ; :lat ?lat FILTER(?lat = 20) }'],
    ['the range is of something else', 'SELECT ?f { ?f a :F ; :has ?p . ?o :lat ?lat FILTER(?lat > 20) }'],
    ['the range is elsewhere', 'SELECT ?f { ?f a :F ; :lat ?lat OPTIONAL { ?f :has ?p FILTER(?lat > 20) } }'],
  ])('stays a constant where %s', (_, text) => {
    expect(adapt(text)).not.toContain('SAMETERM');
  });
});

describe('Halves of a pattern that say the same', () => {
  const pairs = '?a :has ?x . ?x :with ?p . ?y :with ?p . ?b :has ?y';

  it.each([
    ['pairs', `SELECT ?a ?b (COUNT(DISTINCT ?p) AS ?n) { ${pairs} FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b`],
    ['bounded', `SELECT ?a ?b { ${pairs} FILTER(?a != ?b) } GROUP BY ?a ?b HAVING (COUNT(?p) > 1)`],
    ['with themselves', `SELECT ?p (COUNT(*) AS ?n) { ${pairs} } GROUP BY ?p ORDER BY ?n`],
    [
      'counted by what else they have',
      `SELECT ?a (COUNT(DISTINCT ?y) AS ?n) (SAMPLE(?p) AS ?any) { ${pairs} } GROUP BY ?a HAVING(COUNT(?y) > 1 && COUNT(?x) < 0 || true)`,
    ],
  ])('are found once each, and give the same groups: %s', (_, text) => {
    expect(adapt(text).match(/SELECT/gu)).toHaveLength(3);
    const [ours, theirs] = answers(text.replace('(SAMPLE(?p) AS ?any)', ''));
    expect(ours?.length).toBeGreaterThan(0);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ['nothing is grouped', `SELECT ?a ?b { ${pairs} }`],
    ['a condition chooses in one of them', `SELECT ?a ?b { ${pairs} FILTER(?a = :f1) } GROUP BY ?a ?b`],
    ['one of them says more', `SELECT ?a ?b { ${pairs} . ?b a :F } GROUP BY ?a ?b`],
    [
      'one of them begins with a constant',
      'SELECT ?b { :f1 :has ?x . ?x :with ?p . ?y :with ?p . ?b :has ?y } GROUP BY ?b',
    ],
    ['they go opposite ways', 'SELECT ?a ?b { ?a :has ?p . ?p :has ?b } GROUP BY ?a ?b'],
    [
      'one begins where the other ends',
      'SELECT ?a { ?a :has ?x . ?x :with ?p . ?y :with ?p . ?a :has ?y } GROUP BY ?a',
    ],
    ['something else is bound', `SELECT ?a ?b { ${pairs} VALUES ?a { :f1 } } GROUP BY ?a ?b`],
  ])('stay together where %s', (_, text) => {
    expect(adapt(text).match(/SELECT/gu)).toHaveLength(1);
  });
});
