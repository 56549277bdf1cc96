import { QueryEngine } from '@comunica/query-sparql';
import { Store as Graph } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { startPublishing, type PublishingServer } from '../../support/publishing.ts';

const { fab, hydra, rdf, schema } = prefixes;
const voidNs = prefixes.void;

let test: PublishingServer;
beforeAll(async () => {
  test = await startPublishing();
});
afterAll(() => test.close());

const address = (pattern: Readonly<Record<string, string>>) => `fragments?${new URLSearchParams(pattern).toString()}`;

/** The triples of a fragment without what is said of its page. */
async function read(pattern: Readonly<Record<string, string>>) {
  const quads = await test.quads(address(pattern));
  const about = new Graph(quads.filter(({ graph }) => graph.termType === 'NamedNode'));
  return { triples: quads.filter(({ graph }) => graph.termType === 'DefaultGraph'), about };
}

async function count(where: string): Promise<number> {
  const url = `${test.base}sparql?query=${encodeURIComponent(`SELECT (COUNT(*) AS ?n) WHERE { ${where} }`)}`;
  return Number((await (await fetch(url, { headers: { accept: 'text/csv' } })).text()).split('\n')[1]);
}

describe('Triple pattern fragments', () => {
  it('give each triple of a pattern once, over all pages, with the count', async () => {
    const pattern = { predicate: `${rdf}type` };
    const expected = await count('?s a ?o');
    const seen = new Set<string>();
    let next: string | undefined = address(pattern);
    for (; next !== undefined;) {
      const quads = await test.quads(next);
      const graph = new Graph(quads);
      const self: string = test.base + next;
      for (const { subject, object, graph: name } of quads) {
        if (name.termType === 'DefaultGraph') {
          seen.add(`${subject.value} ${object.value}`);
        }
      }
      expect(Number(graph.getObjects(test.base + address(pattern), `${hydra}totalItems`, null)[0]?.value)).toBe(
        expected,
      );
      next = graph.getObjects(self, `${hydra}next`, null)[0]?.value.slice(test.base.length);
    }
    expect(seen.size).toBe(expected);
  });

  it.each([
    ['subject', { subject: 'fabriques/lab01' }, '<S> ?p ?o'],
    ['subject and predicate', { subject: 'fabriques/lab01', predicate: `${rdf}type` }, '<S> a ?o'],
    ['a plain literal', { object: '"LAB01"' }, '?s ?p "LAB01"'],
    ['a literal with a language', { object: '"Coworking"@fr' }, '?s ?p "Coworking"@fr'],
    [
      'a boolean',
      { predicate: `${fab}inQPV`, object: '"true"^^http://www.w3.org/2001/XMLSchema#boolean' },
      `?s <${fab}inQPV> true`,
    ],
    [
      'everything',
      { subject: 'fabriques/lab01', predicate: `${schema}name`, object: '"LAB01"' },
      `<S> <${schema}name> "LAB01"`,
    ],
    ['nothing that there is', { predicate: 'http://example.org/nothing' }, '?s <http://example.org/nothing> ?o'],
  ])('answer by %s', async (_title, pattern: Readonly<Record<string, string>>, where) => {
    const subject = pattern['subject'] === undefined ? undefined : test.base + pattern['subject'];
    const { triples, about } = await read({ ...pattern, ...(subject !== undefined && { subject }) });
    const expected = await count(where.replace('<S>', `<${subject}>`));
    expect(Number(about.getObjects(null, `${voidNs}triples`, null)[0]?.value)).toBe(expected);
    expect(triples).toHaveLength(Math.min(100, expected));
  });

  it('are joined by Comunica as a client of fragments, over three patterns, in time', async () => {
    const engine = new QueryEngine();
    const query = `PREFIX fab: <${fab}> PREFIX schema: <${schema}>
      SELECT ?place ?name ?carrier WHERE {
        ?place fab:inQPV true ; fab:carriedBy ?structure . ?structure schema:name ?carrier . ?place schema:name ?name .
      }`;
    const asked: string[] = [];
    const counting: typeof fetch = async (input, init) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return fetch(input, init);
    };
    const sources: [{ type: 'qpf'; value: string }] = [{ type: 'qpf', value: `${test.base}fragments` }];
    const bindings = await (await engine.queryBindings(query, { sources, fetch: counting })).toArray();
    const rows = bindings.map((row) => ['place', 'name', 'carrier'].map((name) => row.get(name)?.value).join(' '));
    const csv = await fetch(`${test.base}sparql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/csv' },
    });
    const expected = (await csv.text()).trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(expected.length);
    expect(rows.length).toBeGreaterThan(3);
    expect(new Set(rows.map((row) => row.split(' ')[0]))).toEqual(new Set(expected.map((row) => row.split(',')[0])));
    // Never the endpoint: the join was made over there, and cost a few small requests.
    expect(asked.every((url) => url.startsWith(`${test.base}fragments`))).toBe(true);
    expect(asked.length).toBeLessThan(40);
  });

  it('give blank nodes a name by which they can be asked for', async () => {
    const turtle = `<x> <https://schema.org/description> [ <https://schema.org/name> "sans nom" ] .`;
    await test.admin('PUT', '/graphs/essais/vide', turtle, { 'content-type': 'text/turtle' });
    const { triples } = await read({ predicate: `${schema}name`, object: '"sans nom"' });
    const [triple] = triples;
    expect(triple?.subject.termType).toBe('NamedNode');
    const { triples: again } = await read({ object: triple?.subject.value ?? '' });
    expect(again.map(({ predicate }) => predicate.value)).toEqual([`${schema}description`]);
    const { triples: about } = await read({ subject: triple?.subject.value ?? '' });
    expect(about.map(({ object }) => object.value)).toEqual(['sans nom']);
  });

  it('can be kept by caches, and are named by what changes them', async () => {
    const url = `${test.base}${address({ object: '"LAB01"' })}`;
    const first = await fetch(url, { headers: { accept: 'application/trig' } });
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const etag = first.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { accept: 'application/trig', 'if-none-match': etag } })).status).toBe(304);
    expect(first.headers.get('vary')).toContain('Accept');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['subject', 'no iri'],
    ['subject', '"a literal"'],
    ['predicate', '<http://example.org/a> ?x . ?s ?p ?o'],
    ['object', '"unfinished'],
    ['page', '0'],
  ])('refuse %s=%s, and say which parameter it is', async (name, value) => {
    const response = await fetch(`${test.base}${address({ [name]: value })}`);
    expect([response.status, ((await response.json()) as { parameter: string }).parameter]).toEqual([400, name]);
  });
});

describe('The pages of a collection', () => {
  it('are followed by Comunica from the first to the last, as Hydra has it', async () => {
    const engine = new QueryEngine();
    const query = `PREFIX hydra: <${hydra}> SELECT DISTINCT ?member WHERE { ?collection hydra:member ?member }`;
    const sources: [string] = [`${test.base}fabriques?parPage=100`];
    const members = await (await engine.queryBindings(query, { sources })).toArray();
    expect(members).toHaveLength(382);
  });

  it('are described whole: collection, total, view, first, previous, next, last, and how to search', async () => {
    const graph = new Graph(await test.quads('fabriques?parPage=100&page=2', 'text/turtle'));
    const collection = `${test.base}fabriques?parPage=100`;
    const page = (number: number) => `${collection}&page=${number}`;
    const of = (node: string, property: string) =>
      graph.getObjects(node, hydra + property, null).map(({ value }) => value);
    expect(graph.getObjects(collection, `${rdf}type`, null).map(({ value }) => value)).toEqual([`${hydra}Collection`]);
    expect([of(collection, 'totalItems'), of(collection, 'view')]).toEqual([['382'], [page(2)]]);
    expect(['first', 'previous', 'next', 'last'].flatMap((name) => of(page(2), name))).toEqual([1, 1, 3, 4].map(page));
    expect(of(collection, 'member')).toHaveLength(100);
    const [search = ''] = of(collection, 'search');
    expect(of(search, 'template')[0]).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/fabriques\{\?q,departement,.*page,parPage\}$/u,
    );
    expect(of(search, 'mapping').length).toBeGreaterThan(10);
  });
});
