import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutbound, type Outbound } from '../../../src/core/net/outbound.ts';
import { parseQuery } from '../../../src/core/sparql/parse-sparql.ts';
import { createFederatedEngine, type FederatedEngine } from '../../../src/query/federated/federated-engine.ts';
import type { QueryableStore } from '../../../src/query/federated/answerer.ts';
import { createQueryableStore, type Endpoint, startEndpoint } from '../../support/sparql-endpoint.ts';

const prefixes = 'PREFIX : <http://e/> ';
// What each says of a place, a town or a person; some of it twice, and some of it of the same things.
const here = `@prefix : <http://e/> .
  :g1 { :lab01 a :Place ; :name "LAB01" ; :town :amberieu . :amberieu :label "Ambérieu"@fr , "Amberieu"@en . }
  :g2 { :dynamo a :Place ; :name "La Dynamo" ; :town :chambery ; :capacity 40 . :lab01 :name "LAB01" . }`;
const there = `@prefix : <http://e/> .
  :g1 { :lab01 a :Place ; :name "LAB01" ; :opened 2016 ; :town :amberieu . }
  :g3 { :amberieu :population 14288 . :saclay :population 4000 ; :label "Saclay"@fr .
        :far a :Place ; :name "Au loin" ; :town :saclay ; :twin :dynamo . }`;
const elsewhere = `@prefix : <http://e/> .
  :g4 { :far :opened 2020 ; :address [ :street "rue Longue" ; :code "91400" ] . :chambery :population 59172 ; :part :savoie .
        :savoie :part :aura . :dynamo :sameAs :dyn . :dyn :name "Dyn" . :lab01 :capacity 12 . }`;

let endpoints: Endpoint[];
let engine: FederatedEngine;
let outbound: Outbound;
let whole: QueryableStore;

beforeAll(async () => {
  endpoints = await Promise.all([there, elsewhere].map(async (data) => startEndpoint(createQueryableStore(data))));
  outbound = createOutbound({ origins: { listed: endpoints.map(({ origin }) => origin) } });
  engine = createFederatedEngine({ store: createQueryableStore(here), outbound });
  whole = createQueryableStore([here, there, elsewhere].join('\n'));
});
afterAll(async () => {
  await engine.close();
  await outbound.close();
  await Promise.all(endpoints.map(async ({ close }) => close()));
});

const csv = (text: string) => (/^(?:CONSTRUCT|DESCRIBE)/u.test(text) ? {} : { resultsMediaType: 'text/csv' as const });

async function ask(text: string, all = true, more: readonly string[] = []) {
  const sources = { endpoints: [...endpoints.map(({ endpoint }) => endpoint), ...more], all };
  const result = await engine.query(parseQuery(prefixes + text, 'http://e/'), {
    ...csv(text),
    timeoutMs: 6000,
    sources,
  });
  return { body: Buffer.from(result.body).toString(), sources: result.sources };
}

async function inOne(text: string): Promise<string> {
  const { body } = await whole.query({ text: prefixes + text, ...csv(text) });
  return Buffer.from(body).toString();
}

const lines = (text: string): string[] => text.trimEnd().split(/\r?\n/u).sort();

describe('A query over several sources', () => {
  it.each([
    ['one pattern', 'SELECT * { ?s :name ?n }'],
    ['a triple that several have, once', 'SELECT (COUNT(*) AS ?n) { ?s a :Place }'],
    ['a star that no source has alone', 'SELECT ?s ?n ?o { ?s a :Place ; :name ?n ; :opened ?o }'],
    ['a star whose middle is twice', 'SELECT * { ?s :name ?n ; :town ?t ; :capacity ?c }'],
    ['a path over all of them', 'SELECT ?n ?p { ?s :name ?n ; :town ?t . ?t :population ?p }'],
    ['a sequence of properties', 'SELECT ?n ?p { ?s :name ?n ; :town/:population ?p }'],
    ['an inverse property', 'SELECT ?s ?n { ?t :population ?p ; ^:town ?s . ?s :name ?n }'],
    ['a property repeated, where one has all of it', 'SELECT ?a { :chambery :part+ ?a }'],
    ['patterns that share nothing', 'SELECT * { ?a :part ?b . ?s :twin ?t }'],
    ['no variable', 'ASK { :far :opened 2020 . :far :twin :dynamo }'],
    ['a variable for a property', 'SELECT * { :lab01 ?p ?o . ?o ?q ?z }'],
    ['nodes without a name in the question', 'SELECT ?n ?p { ?s :name ?n ; :town [ :population ?p ] }'],
    ['OPTIONAL', 'SELECT ?n ?o { ?s a :Place ; :name ?n OPTIONAL { ?s :opened ?o } }'],
    ['OPTIONAL with a filter', 'SELECT ?n ?o { ?s :name ?n OPTIONAL { ?s :opened ?o FILTER(?o > 2018) } }'],
    ['OPTIONAL within OPTIONAL', 'SELECT * { ?s a :Place OPTIONAL { ?s :town ?t OPTIONAL { ?t :population ?p } } }'],
    ['UNION', 'SELECT * { { ?s :opened ?o } UNION { ?s :capacity ?o ; :name ?n } }'],
    ['MINUS', 'SELECT ?s { ?s a :Place MINUS { ?s :opened ?o } }'],
    ['NOT EXISTS', 'SELECT ?s { ?s a :Place FILTER NOT EXISTS { ?s :capacity ?c } }'],
    ['EXISTS over two of them', 'SELECT ?s { ?s :name ?n FILTER EXISTS { ?s :town ?t . ?t :population ?p } }'],
    ['a filter', 'SELECT ?n ?p { ?s :name ?n ; :town ?t . ?t :population ?p FILTER(?p > 10000 && CONTAINS(?n, "a")) }'],
    ['BIND and VALUES', 'SELECT * { VALUES ?s { :lab01 :far } ?s :name ?n ; :opened ?o BIND(?o + 1 AS ?next) }'],
    ['groups', 'SELECT ?t (COUNT(?s) AS ?n) { ?s a :Place ; :town ?t } GROUP BY ?t HAVING(COUNT(?s) > 0) ORDER BY ?t'],
    [
      'a subquery',
      'SELECT ?n ?p { ?s :name ?n ; :town ?t { SELECT ?t (MAX(?q) AS ?p) { ?t :population ?q } GROUP BY ?t } }',
    ],
    ['DISTINCT and all variables', 'SELECT DISTINCT * { ?s :town/:population ?p }'],
    ['graphs by name', 'SELECT * { GRAPH :g1 { ?s :name ?n } }'],
    ['graphs by variable', 'SELECT * { GRAPH ?g { ?s a :Place ; :town ?t } }'],
    ['ORDER BY and LIMIT', 'SELECT ?p { ?t :population ?p } ORDER BY DESC(?p) LIMIT 2'],
    ['DESCRIBE', 'DESCRIBE :lab01 ?t WHERE { ?s :town ?t . ?t :population ?p }'],
    ['CONSTRUCT', 'CONSTRUCT { ?s :size ?p } WHERE { ?s :town ?t . ?t :population ?p }'],
  ])('answers %s as one store with all the data would', async (_, query) => {
    expect(lines((await ask(query)).body)).toEqual(lines(await inOne(query)));
  });

  it('finds what hangs together by a node without a name, in the source that has it', async () => {
    const { body } = await ask('SELECT ?s ?street ?code { ?s :address ?a . ?a :street ?street ; :code ?code }');
    expect(lines(body)).toEqual([':far,rue Longue,91400'.replace(':', 'http://e/'), 's,street,code']);
  });

  it('asks a source for nothing that it knows nothing of', async () => {
    endpoints.forEach(({ asked }) => asked.splice(0));
    await ask('SELECT * { ?s :name ?n ; :twin ?t . ?t :capacity ?c }');
    // Whether it knows any of it, and then what goes with what is known.
    expect(endpoints.map(({ asked }) => asked.length)).toEqual([3, 3]);
    const later = endpoints.map(({ asked }) => asked.slice(1).join());
    expect([later[0]?.includes('capacity'), later[1]?.includes('twin')]).toEqual([false, false]);
  });

  it('tells what came of each source, and goes on without one that fails', async () => {
    const dead = 'http://127.0.0.1:9/sparql';
    const { body, sources } = await ask('SELECT ?n ?p { ?s :name ?n ; :town/:population ?p }', false, [dead]);
    expect(lines(body)).toEqual(lines(await inOne('SELECT ?n ?p { ?s :name ?n ; :town/:population ?p }')));
    expect(sources?.map(({ iri, failure }) => [iri, failure?.code])).toEqual([
      [undefined, undefined],
      [endpoints[0]?.endpoint, undefined],
      [endpoints[1]?.endpoint, undefined],
      [dead, 'remote-refused'],
    ]);
    await expect(ask('SELECT * { ?s :name ?n }', true, [dead])).rejects.toMatchObject({ code: 'remote-refused' });
  });

  it('refuses a dataset of the question', async () => {
    await expect(ask('SELECT * FROM <http://e/g1> { ?s :name ?n }')).rejects.toMatchObject({ code: 'bad-request' });
  });
});
