import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound, type Outbound } from '../../../src/core/net/outbound.ts';
import { parseQuery } from '../../../src/core/sparql/parse-sparql.ts';
import { createFederatedEngine, type FederatedEngine } from '../../../src/query/federated/federated-engine.ts';
import { createQueryableStore, type Endpoint, startEndpoint } from '../../support/sparql-endpoint.ts';

const prefixes = 'PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ';
const here = `
  @prefix : <http://e/> .
  :g1 { :lab01 :name "LAB01" ; :town :amberieu ; :twin :dynamo . :amberieu :label "Ambérieu"@fr , "Amberieu"@en . }
  :g2 { :dynamo :name "La Dynamo" ; :town :saclay . :lab01 :name "LAB01" . }
  :g3 { :lonely :name "Seule" ; :town [ :label "nowhere" ] . }
`;
const there = `
  @prefix : <http://e/> .
  :amberieu :population 14288 . :saclay :population 4000 ; :mayor [ :name "M." ] . :paris :population 2100000 .
  :lab01 :gone true .
`;

let peer: Endpoint;
let engine: FederatedEngine;
let outbound: Outbound;

beforeAll(async () => {
  peer = await startEndpoint(createQueryableStore(there));
  outbound = createOutbound({ origins: { listed: [peer.origin] } });
  engine = createFederatedEngine({ store: createQueryableStore(here), outbound });
});
afterAll(async () => {
  await engine.close();
  await outbound.close();
  await peer.close();
});

async function ask(text: string, more: object = {}): Promise<string> {
  const tree = parseQuery(`${prefixes}${text.replaceAll('PEER', `<${peer.endpoint}>`)}`, 'http://e/');
  const { body } = await engine.query(tree, { resultsMediaType: 'text/csv', ...more });
  return Buffer.from(body).toString();
}

async function rows(text: string, more: object = {}): Promise<string[]> {
  return (await ask(text, more)).replaceAll('http://e/', ':').trimEnd().split('\r\n').slice(1).sort();
}

describe('A query with SERVICE', () => {
  it('joins what is here with what is there', async () => {
    expect(await rows('SELECT ?f ?p { ?f :town ?t . SERVICE PEER { ?t :population ?p } }')).toEqual([
      ':dynamo,4000',
      ':lab01,14288',
    ]);
  });

  it('asks there only for what goes with what is here', async () => {
    peer.asked.length = 0;
    await rows('SELECT ?f ?p { ?f :name "LAB01" ; :town ?t . SERVICE PEER { ?t :population ?p } }');
    expect(peer.asked).toEqual([
      'SELECT ?t ?p  WHERE { VALUES (?t) { (<http://e/amberieu>) } ?t <http://e/population> ?p . }',
    ]);
  });

  it('does not tell there what there has no use for', async () => {
    peer.asked.length = 0;
    await rows('SELECT * { ?f :name ?n ; :town ?t . SERVICE PEER { ?t :population ?p } }');
    expect(peer.asked.join()).not.toMatch(/LAB01|Dynamo|lab01/u);
  });

  it('counts a triple that stands in two documents once', async () => {
    expect(
      await rows('SELECT (COUNT(*) AS ?n) { :lab01 :name ?x . SERVICE PEER { :amberieu :population ?p } }'),
    ).toEqual(['1']);
  });

  it.each([
    [
      'OPTIONAL there',
      'SELECT ?f ?p { ?f :name ?n ; :town ?t OPTIONAL { SERVICE PEER { ?t :population ?p } } }',
      [':dynamo,4000', ':lab01,14288', ':lonely,'],
    ],
    [
      'OPTIONAL here after SERVICE',
      'SELECT ?t ?l { SERVICE PEER { ?t :population ?p } OPTIONAL { ?t :label ?l FILTER(LANG(?l) = "fr") } }',
      [':amberieu,Ambérieu', ':paris,', ':saclay,'],
    ],
    [
      'OPTIONAL with a filter over both',
      'SELECT ?f ?l { ?f :town ?t SERVICE PEER { ?t :population ?p } OPTIONAL { ?t :label ?l FILTER(?p > 10000 && LANG(?l) = "en") } }',
      [':dynamo,', ':lab01,Amberieu'],
    ],
    ['FILTER EXISTS there', 'SELECT ?f { ?f :name ?n FILTER EXISTS { SERVICE PEER { ?f :gone true } } }', [':lab01']],
    [
      'FILTER NOT EXISTS there',
      'SELECT ?f { ?f :name ?n FILTER NOT EXISTS { SERVICE PEER { ?f :gone true } } }',
      [':dynamo', ':lonely'],
    ],
    [
      'FILTER NOT EXISTS here over what is there',
      'SELECT ?t { SERVICE PEER { ?t :population ?p } FILTER NOT EXISTS { ?f :town ?t } }',
      [':paris'],
    ],
    ['MINUS there', 'SELECT ?f { ?f :name ?n MINUS { SERVICE PEER { ?f :gone true } } }', [':dynamo', ':lonely']],
    [
      'UNION of both',
      'SELECT DISTINCT ?t { { ?f :town ?t FILTER(isIRI(?t)) } UNION { SERVICE PEER { ?t :population ?p } } }',
      [':amberieu', ':paris', ':saclay'],
    ],
    [
      'a filter over both',
      'SELECT ?f { ?f :town ?t ; :name ?n SERVICE PEER { ?t :population ?p } FILTER(STRLEN(?n) < 6 && ?p > 5000) }',
      [':lab01'],
    ],
    [
      'BIND from both',
      'SELECT ?x { ?f :town ?t ; :name ?n SERVICE PEER { ?t :population ?p } BIND(CONCAT(?n, " ", STR(?p)) AS ?x) }',
      ['LAB01 14288', 'La Dynamo 4000'],
    ],
    [
      'groups and sums',
      'SELECT (SUM(?p) AS ?s) (COUNT(DISTINCT ?f) AS ?n) { ?f :town ?t SERVICE PEER { ?t :population ?p } }',
      ['18288,2'],
    ],
    [
      'a subquery here',
      'SELECT ?t ?n ?p { { SELECT ?t (COUNT(*) AS ?n) { ?f :town ?t } GROUP BY ?t } SERVICE PEER { ?t :population ?p } }',
      [':amberieu,1,14288', ':saclay,1,4000'],
    ],
    [
      'a subquery with SERVICE',
      'SELECT ?f ?t { ?f :town ?t { SELECT ?t { SERVICE PEER { ?t :population ?p } } ORDER BY DESC(?p) LIMIT 2 } }',
      [':lab01,:amberieu'],
    ],
    [
      'GRAPH around both',
      'SELECT ?g ?f ?p { GRAPH ?g { ?f :town ?t SERVICE PEER { ?t :population ?p } } }',
      [':g1,:lab01,14288', ':g2,:dynamo,4000'],
    ],
    ['VALUES', 'SELECT ?t ?p { VALUES ?t { :paris :nowhere } SERVICE PEER { ?t :population ?p } }', [':paris,2100000']],
    [
      'trailing VALUES',
      'SELECT ?t ?p { SERVICE PEER { ?t :population ?p } } VALUES ?t { :paris UNDEF } ',
      [':amberieu,14288', ':paris,2100000', ':paris,2100000', ':saclay,4000'],
    ],
    [
      'a blank node here',
      'SELECT ?l { ?f :name "Seule" ; :town ?t OPTIONAL { SERVICE PEER { ?t :population ?p } } ?t :label ?l }',
      ['nowhere'],
    ],
    ['a blank node there', 'SELECT ?n { ?f :town ?t SERVICE PEER { ?t :mayor ?m . ?m :name ?n } }', ['M.']],
    [
      'twice',
      'SELECT ?a ?b { :lab01 :town ?x ; :twin/:town ?y SERVICE PEER { ?x :population ?a } SERVICE PEER { ?y :population ?b } }',
      ['14288,4000'],
    ],
    ['no variable', 'SELECT ?n { :lab01 :name ?n SERVICE PEER { :lab01 :gone true } }', ['LAB01']],
    ['no solution', 'SELECT ?n { :lab01 :name ?n SERVICE PEER { :lab01 :gone false } }', []],
    ['a variable endpoint', 'SELECT ?p { VALUES ?e { PEER } SERVICE ?e { :paris :population ?p } }', ['2100000']],
    [
      'an endpoint made by BIND',
      `SELECT ?p { :lab01 :name ?n BIND(IRI(CONCAT("", STR(PEER))) AS ?e) SERVICE ?e { :paris :population ?p } }`,
      ['2100000'],
    ],
  ] as [string, string, string[]][])('has %s', async (_, query, expected) => {
    expect(await rows(query)).toEqual(expected);
  });

  it('keeps to the graphs of FROM and of the protocol', async () => {
    const query = '{ ?f :town ?t SERVICE PEER { ?t :population ?p } }';
    expect(await rows(`SELECT ?f FROM :g2 ${query}`)).toEqual([':dynamo']);
    expect(await rows(`SELECT ?f ${query}`, { defaultGraphs: ['http://e/g1'] })).toEqual([':lab01']);
  });

  it('answers ASK in every format', async () => {
    const query = 'ASK { ?f :town ?t SERVICE PEER { ?t :population 4000 } }';
    const formats = ['application/sparql-results+json', 'application/sparql-results+xml', 'text/csv'];
    expect(await Promise.all(formats.map(async (resultsMediaType) => ask(query, { resultsMediaType })))).toEqual([
      '{"head":{},"boolean":true}',
      '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head></head><boolean>true</boolean></sparql>',
      'true',
    ]);
  });

  it.each([
    'application/sparql-results+json',
    'application/sparql-results+xml',
    'text/csv',
    'text/tab-separated-values',
  ] as const)('writes %s as a local query does', async (resultsMediaType) => {
    const values = `VALUES (?i ?a ?b) { (1 1 "x") (2 2.5 "é\\"<&>\\t\\n,"@fr) (3 true <http://e/x>) (4 UNDEF "2020"^^xsd:gYear) }`;
    const store = createQueryableStore(here);
    const local = await store.query({ text: `${prefixes}SELECT ?i ?a ?b { ${values} } ORDER BY ?i`, resultsMediaType });
    expect(await ask(`SELECT ?i ?a ?b { SERVICE PEER { ${values} } } ORDER BY ?i`, { resultsMediaType })).toBe(
      Buffer.from(local.body).toString(),
    );
  });

  it('constructs each triple once', async () => {
    const graph = await ask(
      'CONSTRUCT { ?t :seen true ; :p ?p } { ?f :name ?n ; :town ?t SERVICE PEER { ?t :population ?p } }',
    );
    expect(graph.trim().split('\n').sort()).toEqual([
      '<http://e/amberieu> <http://e/p> "14288"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      '<http://e/amberieu> <http://e/seen> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
      '<http://e/saclay> <http://e/p> "4000"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      '<http://e/saclay> <http://e/seen> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
    ]);
  });

  it('describes from what is here', async () => {
    const graph = await ask('DESCRIBE ?f { ?f :town ?t SERVICE PEER { ?t :population 4000 } }', {
      resultsMediaType: undefined,
    });
    expect(graph).toContain('<http://e/dynamo> <http://e/name> "La Dynamo"');
    expect(graph).not.toContain('lab01');
  });
});
