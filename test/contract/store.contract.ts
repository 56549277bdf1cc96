import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toNTriples } from '../../src/core/rdf/to-ntriples.ts';
import type { Changeset, Commit } from '../../src/store/commit.ts';
import type { CommitRange, Store } from '../../src/store/store.ts';

const { namedNode, literal, quad, blankNode } = DataFactory;

/** The base IRI that an adapter under test must be made with. */
export const baseIri = 'http://localhost:3999/';
const subject = namedNode(`${baseIri}fabriques/lab01`);
const predicate = namedNode('http://example.org/p');
const graph = namedNode(`${baseIri}graphs/fabriques/lab01`);
const other = namedNode('http://example.org/graph');
const integer = namedNode('http://www.w3.org/2001/XMLSchema#integer');
const int = namedNode('http://www.w3.org/2001/XMLSchema#int');

const say = (object: Quad['object'], where: Quad['graph'] = graph): Quad => quad(subject, predicate, object, where);
const change = (parts: Partial<Changeset>): Changeset => ({
  added: [],
  removed: [],
  author: 'test',
  message: 'A test',
  ...parts,
});

/**
 * Runs the behaviour that every {@link Store} shares against one adapter.
 *
 * @param quirks - What the product behind it does otherwise: Virtuoso sometimes counts each row of a graph twice just
 *   after it has ended a query.
 */
export function describeStore(
  name: string,
  open: () => Promise<{ store: Store; reopen: () => Promise<Store> }>,
  { countsTwice = false }: { readonly countsTwice?: boolean } = {},
): void {
  describe(`A ${name}`, () => {
    let store: Store;
    let reopen: () => Promise<Store>;

    beforeEach(async () => {
      ({ store, reopen } = await open());
      await store.ready();
    });
    afterEach(async () => store.close());

    const rows = async (text: string): Promise<string[]> => {
      const { body } = await store.query({ text, resultsMediaType: 'text/tab-separated-values' });
      return new TextDecoder().decode(body).trim().split('\n').slice(1).sort();
    };

    it('is empty at first, at revision 0', async () => {
      expect(await store.revision()).toBe(0);
      expect(await collect(store.listGraphs())).toEqual([]);
      expect(await store.describeGraph(graph)).toBeUndefined();
      expect(await store.readGraph(graph)).toEqual([]);
    });

    it('gives back what was written, lexical forms, datatypes and language tags included', async () => {
      const written = [
        say(literal('007', integer)),
        say(literal('7', integer)),
        say(literal('1', int)),
        say(literal('44.26660', namedNode('http://www.w3.org/2001/XMLSchema#decimal'))),
        say(literal('chat', 'FR')),
        say(literal('line\nbreak "quote" \\ tab\t é 𝄞 <x-fabriques-base:no>')),
        say(namedNode(`${baseIri}structures/a`)),
        say(blankNode('b00000000000000000000000000000abc')),
      ];
      await store.commit(change({ added: written }));
      const read = await store.readGraph(graph);
      expect(read).toHaveLength(written.length);
      for (const each of written) {
        expect(
          read.some((candidate) => candidate.equals(each)),
          each.object.value,
        ).toBe(true);
      }
    });

    it('describes a graph by its size and by the revision that changed it last', async () => {
      await store.commit(change({ added: [say(literal('a')), say(literal('b'))] }));
      await store.commit(change({ added: [say(literal('c'), other)] }));
      const description = await store.describeGraph(graph);
      expect(description).toMatchObject({ size: 2, revision: 1 });
      expect(Date.now() - (description?.modified.getTime() ?? 0)).toBeLessThan(60_000);
      expect((await collect(store.listGraphs())).map((each) => each.graph.value).sort()).toEqual(
        [other.value, graph.value].sort(),
      );
    });

    it('takes away texts with accents and a language, few and many, from queries too', async () => {
      const texts = Array.from({ length: 70 }, (_, n) => say(literal(`Où l’on crée, ${n}`, 'fr')));
      await store.commit(change({ added: texts }));
      await store.commit(change({ removed: texts.slice(0, 2), added: [say(literal('Créé', 'fr'))] }));
      const left = 'SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }';
      expect(await rows(left)).toEqual(['138']);
      await store.commit(change({ removed: await store.readGraph(graph) }));
      expect(await rows(left)).toEqual(['0']);
    });

    it('lists the graphs in the order of their names, as strings', async () => {
      const names = [`${graph.value}-longer`, `${graph.value}Z`, graph.value].map((name) => namedNode(name));
      await store.commit(change({ added: names.map((name) => say(literal('a'), name)) }));
      const listed = (await collect(store.listGraphs())).map((each) => each.graph.value);
      expect(listed).toEqual([graph.value, `${graph.value}-longer`, `${graph.value}Z`]);
    });

    it('forgets a graph whose last quad is removed', async () => {
      await store.commit(change({ added: [say(literal('a'))] }));
      await store.commit(change({ removed: [say(literal('a'))] }));
      expect(await store.describeGraph(graph)).toBeUndefined();
      expect(await rows('SELECT ?g { GRAPH ?g { ?s ?p ?o } }')).toEqual([]);
    });

    it('finds the graphs in which a thing is a subject', async () => {
      await store.commit(change({ added: [say(literal('a')), say(literal('a'), other)] }));
      const about = await store.graphsAbout(subject);
      expect(about.map((each) => each.graph.value).sort()).toEqual([other.value, graph.value].sort());
      await store.commit(change({ removed: [say(literal('a'), other)] }));
      expect((await store.graphsAbout(subject)).map((each) => each.graph.value)).toEqual([graph.value]);
    });

    it('shows in no query a contact that nobody agreed to publish, and loses nothing of it', async () => {
      const schema = 'https://schema.org/';
      const [contact, shared] = [namedNode(`${baseIri}contacts/a`), blankNode('c0ffee00000000000000000000000001')];
      const telephone = namedNode(`${schema}telephone`);
      const told = [
        quad(subject, namedNode(`${schema}contactPoint`), contact, graph),
        quad(contact, telephone, literal('0102030405'), graph),
        quad(contact, predicate, shared, graph),
        quad(shared, predicate, literal('hers'), graph),
      ];
      const consent = quad(
        contact,
        namedNode('https://w3id.org/fabriques/ns#publicationConsent'),
        literal('true', namedNode('http://www.w3.org/2001/XMLSchema#boolean')),
        graph,
      );
      const seen = async () => [
        ...(await rows('SELECT ?o { ?s ?p ?o FILTER(ISLITERAL(?o)) }')),
        '-',
        ...(await rows('SELECT ?o { GRAPH ?g { ?s ?p ?o FILTER(ISLITERAL(?o)) } }')),
      ];
      await store.commit(change({ added: [say(literal('open')), ...told] }));
      expect(await seen()).toEqual(['"open"', '-', '"open"']);
      expect(await store.readGraph(graph)).toHaveLength(5);
      expect((await store.graphsAbout(contact)).map((each) => each.graph.value)).toEqual([graph.value]);

      await store.commit(change({ added: [consent] }));
      expect(await seen()).toHaveLength(2 * 4 + 1);
      await store.commit(change({ removed: [consent] }));
      expect(await seen()).toEqual(['"open"', '-', '"open"']);

      // What another document says in the open is not withheld for it.
      await store.commit(change({ added: [quad(contact, telephone, literal('0102030405'), other)] }));
      expect(await seen()).toEqual(['"0102030405"', '"open"', '-', '"0102030405"', '"open"']);
      await store.commit(change({ removed: told }));
      expect(await seen()).toEqual(['"0102030405"', '"open"', '-', '"0102030405"', '"open"']);
      expect((await store.graphsAbout(contact)).map((each) => each.graph.value)).toEqual([other.value]);
      expect(await store.readGraph(graph)).toEqual([say(literal('open'))]);
    });

    it('keeps the exact difference of each commit with its author and message', async () => {
      await store.commit(change({ added: [say(literal('a')), say(literal('007', integer))] }));
      await store.commit(
        change({
          removed: [say(literal('007', integer)), say(literal('never there'))],
          added: [say(literal('a'))],
          message: 'Second',
        }),
      );
      const [first, second] = await collect<Commit>(store.commits());
      expect(first).toMatchObject({ revision: 1, author: 'test', removed: [] });
      expect(second).toMatchObject({ revision: 2, message: 'Second', added: [] });
      expect(second?.removed.map(({ object }) => object.value)).toEqual(['007']);
      expect((await collect(store.commits({ newestFirst: true }))).map(({ revision }) => revision)).toEqual([2, 1]);
    });

    it('gives the history of one graph without that of the others', async () => {
      const inDefault = [namedNode('http://example.org/x'), predicate, graph] as const;
      await store.commit(change({ added: [say(literal('a')), say(literal('b'), other), quad(...inDefault, other)] }));
      await store.commit(change({ added: [say(literal('c'), other)] }));
      await store.commit(change({ removed: [say(literal('a'))], message: 'Third' }));
      const commits = await collect<Commit>(store.commits({ graph, newestFirst: true }));
      expect(commits.map(({ revision }) => revision)).toEqual([3, 1]);
      expect(commits[1]?.added).toHaveLength(1);
      expect(commits[0]).toMatchObject({ message: 'Third', added: [] });
    });

    it('gives the history of one graph between two revisions, both ways, however much else they changed', async () => {
      const many = Array.from({ length: 700 }, (_, number) => say(literal(`${number}`), other));
      const ofGraph = (text: string) => say(literal(text));
      await store.commit(change({ added: [ofGraph('a'), ...many, ofGraph('z')] }));
      await store.commit(change({ added: [ofGraph('b')] }));
      await store.commit(change({ removed: many }));
      await store.commit(change({ added: [ofGraph('secret'), ...many], removed: [ofGraph('z')] }));
      const told = async (range: CommitRange): Promise<string[]> =>
        (await collect<Commit>(store.commits({ graph, ...range }))).map(({ revision, added, removed }) => {
          const values = (quads: readonly Quad[]) => quads.map(({ object }) => object.value).sort();
          return `${revision} +${values(added).join(',')} -${values(removed).join(',')}`;
        });
      const check = async (last: string) => {
        expect(await told({})).toEqual(['1 +a,z -', '2 +b -', last]);
        expect(await told({ newestFirst: true })).toEqual([last, '2 +b -', '1 +a,z -']);
        expect(await told({ from: 2, to: 3 })).toEqual(['2 +b -']);
        expect(await told({ to: 3, newestFirst: true })).toEqual(['2 +b -', '1 +a,z -']);
        expect(await told({ from: 3, to: 3 })).toEqual([]);
      };
      await check('4 +secret -z');
      await store.eraseText({ text: 'secret', replacement: '[erased]' });
      await check('4 +[erased] -z');
      await store.close();
      store = await reopen();
      await store.ready();
      await check('4 +[erased] -z');
      await store.commit(change({ removed: [ofGraph('a')] }));
      expect(await told({ from: 5 })).toEqual(['5 + -a']);
    });

    it('makes no revision of a change that changes nothing', async () => {
      await store.commit(change({ added: [say(literal('a'))] }));
      await store.commit(change({ added: [say(literal('a'))], removed: [say(literal('b'))] }));
      expect(await store.revision()).toBe(1);
    });

    it('refuses a change that expects another revision, and changes nothing', async () => {
      await store.commit(change({ added: [say(literal('a'))] }));
      await expect(store.commit(change({ added: [say(literal('b'))], expectedRevision: 0 }))).rejects.toMatchObject({
        code: 'revision-conflict',
      });
      expect(await store.revision()).toBe(1);
      expect(await store.readGraph(graph)).toHaveLength(1);
    });

    it('erases a text from documents, history, records and answers, and proves whole afterwards', async () => {
      const mail = namedNode('mailto:anna@example.org');
      await store.commit(change({ added: [say(literal('Kept'))] }));
      await store.commit(
        change({ added: [say(literal('Ask "Anna Roux", or else', 'en')), say(literal('Anna Roux'))] }),
      );
      await store.commit(change({ removed: [say(literal('Anna Roux'))], added: [say(mail)], author: 'Anna Roux' }));
      await store.records.write([{ collection: 'proposals', key: 'a', value: { by: ['Anna Roux'] } }]);
      expect(await store.findText('Anna Roux')).toMatchObject({ revisions: [2, 3], graphs: [graph], records: 1 });

      const erased = await store.eraseText({ text: 'Anna Roux', replacement: '[erased 1]' });
      expect(erased).toMatchObject({ revisions: [2, 3], graphs: [graph], records: 1 });
      await store.eraseText({ text: 'anna@example.org', replacement: '[erased 2]' });

      const check = async () => {
        expect(await store.findText('Anna Roux')).toMatchObject({ revisions: [], graphs: [], records: 0 });
        expect(await store.findText('anna@')).toMatchObject({ revisions: [] });
        expect(await store.revision()).toBe(3);
        const commits = await collect<Commit>(store.commits());
        expect(commits[1]?.added.map(({ object }) => object.value).sort()).toEqual([
          'Ask "[erased 1]", or else',
          '[erased 1]',
        ]);
        expect(commits[2]).toMatchObject({ author: '[erased 1]' });
        expect(commits[2]?.removed.map(({ object }) => object.value)).toEqual(['[erased 1]']);
        expect((await store.readGraph(graph)).map(({ object }) => object.value).sort()).toEqual([
          'Ask "[erased 1]", or else',
          'Kept',
          'mailto:%5Berased%202%5D',
        ]);
        expect(await rows('SELECT ?o { ?s ?p ?o }')).toEqual([
          '"Ask \\"[erased 1]\\", or else"@en',
          '"Kept"',
          '<mailto:%5Berased%202%5D>',
        ]);
        expect((await store.records.get('proposals', 'a'))?.value).toEqual({ by: ['[erased 1]'] });
      };
      await check();
      await store.close();
      store = await reopen();
      await store.ready();
      await check();
    });

    it('answers queries with every commit acknowledged before', async () => {
      for (const value of ['a', 'b', 'c']) {
        await store.commit(change({ added: [say(literal(value))] }));
        expect(await rows(`SELECT ?o { ?s ?p ?o FILTER(?o = "${value}") }`)).toEqual([`"${value}"`]);
      }
    });

    it('has a union of all graphs for default graph, as a set', async () => {
      await store.commit(change({ added: [say(literal('a')), say(literal('a'), other), say(literal('b'), other)] }));
      expect(await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual(['2']);
      await store.commit(change({ removed: [say(literal('a'))] }));
      expect(await rows('SELECT ?o { ?s ?p ?o }')).toEqual(['"a"', '"b"']);
      await store.commit(change({ removed: [say(literal('a'), other)] }));
      expect(await rows('SELECT ?o { ?s ?p ?o }')).toEqual(['"b"']);
    });

    it('still finds a number by its value when one of its two spellings is removed', async () => {
      await store.commit(change({ added: [say(literal('007', integer)), say(literal('7', integer))] }));
      await store.commit(change({ removed: [say(literal('7', integer))] }));
      expect(await rows('SELECT ?s { ?s ?p ?o FILTER(?o = 7) }')).toEqual([`<${subject.value}>`]);
      await store.commit(change({ removed: [say(literal('007', integer))] }));
      expect(await rows('SELECT ?s { ?s ?p ?o FILTER(?o = 7) }')).toEqual([]);
    });

    it('removes a blank node by the label under which it was read', async () => {
      const node = blankNode('b00000000000000000000000000000abc');
      await store.commit(change({ added: [say(node), quad(node, predicate, literal('x'), graph)] }));
      await store.commit(change({ removed: await store.readGraph(graph) }));
      expect(await rows('SELECT ?s { ?s ?p ?o }')).toEqual([]);
    });

    it('gives graphs as N-Triples', async () => {
      await store.commit(change({ added: [say(literal('a', 'fr'))] }));
      const { mediaType, body, revision } = await store.query({ text: 'CONSTRUCT WHERE { ?s ?p ?o }' });
      expect(mediaType).toBe('application/n-triples');
      expect(revision).toBe(1);
      expect(new TextDecoder().decode(body)).toContain(`<${subject.value}> <${predicate.value}> "a"@fr .`);
    });

    it('gives solutions and booleans as JSON where nobody says how', async () => {
      const { mediaType, body } = await store.query({ text: 'ASK { ?s ?p ?o }' });
      expect(mediaType).toBe('application/sparql-results+json');
      expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ boolean: false });
      const solutions = await store.query({ text: 'SELECT ?s { ?s ?p ?o }' });
      expect(JSON.parse(new TextDecoder().decode(solutions.body))).toMatchObject({ results: { bindings: [] } });
    });

    it('asks only the graphs that a request names', async () => {
      await store.commit(change({ added: [say(literal('a')), say(literal('b'), other)] }));
      const { body } = await store.query({
        text: 'SELECT ?o { ?s ?p ?o }',
        resultsMediaType: 'text/csv',
        defaultGraphs: [other.value],
      });
      expect(new TextDecoder().decode(body)).toBe('o\r\nb\r\n');
    });

    it('merges the graphs that a request names as a set, along property paths too', async () => {
      const [a, b, c] = [
        namedNode('http://example.org/a'),
        namedNode('http://example.org/b'),
        namedNode('http://example.org/c'),
      ];
      const third = namedNode('http://example.org/third');
      await store.commit(
        change({
          added: [
            quad(a, predicate, b, graph),
            quad(b, predicate, c, other),
            quad(b, predicate, c, graph),
            quad(c, predicate, namedNode('http://example.org/d'), third),
            quad(c, predicate, blankNode('end'), other),
            quad(blankNode('end'), predicate, literal('007', integer), other),
          ],
        }),
      );
      const p = `<${predicate.value}>`;
      const from = `FROM <${graph.value}> FROM <${other.value}> FROM NAMED <${third.value}>`;
      expect(await rows(`SELECT (COUNT(*) AS ?n) ${from} { <${a.value}> ${p}/${p} ?o }`)).toEqual(['1']);
      expect(await rows(`SELECT ?o ${from} { <${a.value}> ${p}+ ?o FILTER(!ISBLANK(?o)) }`)).toEqual(
        [`"007"^^<${integer.value}>`, `<${b.value}>`, `<${c.value}>`].sort(),
      );
      expect(await rows(`SELECT (COUNT(*) AS ?n) ${from} { ?x ${p}* ?y }`)).toEqual(['15']);
      expect(await rows(`SELECT ?g ${from} { ?x ${p}/${p} ?y GRAPH ?g { ?y ${p} ?z } }`)).toEqual([`<${third.value}>`]);
      expect(await rows(`SELECT (COUNT(*) AS ?n) { ?x ${p}* ?y }`)).toEqual(['19']);
    });

    it('answers as if a change were committed, which it is not', async () => {
      const node = blankNode('b00000000000000000000000000000abc');
      await store.commit(
        change({
          added: [
            say(literal('shared')),
            say(literal('shared'), other),
            say(literal('own')),
            say(literal('007', integer)),
            say(node),
            quad(node, predicate, literal('Été', 'fr'), graph),
          ],
        }),
      );
      const lines = (...quads: readonly Quad[]) => quads.map((each) => `${toNTriples(each)}\n`).join('');
      const assuming = {
        added: lines(say(literal('new'), namedNode('http://example.org/fresh')), say(literal('new'), other)),
        removed: lines(say(literal('shared')), say(literal('own')), say(literal('never there'))),
      };
      const assumed = async (text: string, dataset = {}): Promise<string[]> => {
        const resultsMediaType = 'text/tab-separated-values';
        const { body } = await store.query({ text, assuming, resultsMediaType, ...dataset });
        return new TextDecoder().decode(body).trim().split('\n').slice(1).sort();
      };
      expect(await assumed(`SELECT ?o { <${subject.value}> ?p ?o FILTER(ISLITERAL(?o)) }`)).toEqual(
        ['"new"', '"shared"', `"007"^^<${integer.value}>`].sort(),
      );
      expect(await assumed('SELECT ?g { GRAPH ?g { ?s ?p "new" } }')).toEqual([
        '<http://example.org/fresh>',
        `<${other.value}>`,
      ]);
      expect(await assumed('SELECT ?g { GRAPH ?g { } }')).toHaveLength(3);
      expect(await assumed('SELECT ?o { ?s ?p ?o }', { defaultGraphs: [other.value] })).toEqual(['"new"', '"shared"']);
      expect(await assumed(`SELECT ?n ?text { ?n <${predicate.value}> ?text FILTER(ISBLANK(?n)) }`)).toEqual([
        `_:${node.value}\t"Été"@fr`,
      ]);
      expect(await rows('SELECT ?o { ?s ?p ?o FILTER(?o = "new" || ?o = "own") }')).toEqual(['"own"']);
      expect(await store.revision()).toBe(1);
    });

    it('withholds contacts of what is assumed, and shows those that it would publish', async () => {
      const schema = 'https://schema.org/';
      const contact = namedNode(`${baseIri}contacts/a`);
      await store.commit(
        change({
          added: [
            quad(subject, namedNode(`${schema}contactPoint`), contact, graph),
            quad(contact, namedNode(`${schema}telephone`), literal('0102030405'), graph),
          ],
        }),
      );
      const consent =
        `<${contact.value}> <https://w3id.org/fabriques/ns#publicationConsent> ` +
        `"true"^^<http://www.w3.org/2001/XMLSchema#boolean> <${graph.value}> .\n`;
      const seen = async (added: string) => {
        const text = `SELECT ?t { ?c <${schema}telephone> ?t }`;
        const { body } = await store.query({ text, assuming: { added, removed: '' }, resultsMediaType: 'text/csv' });
        return new TextDecoder().decode(body);
      };
      expect(await seen(consent)).toContain('0102030405');
      expect(await seen(`<${subject.value}> <${predicate.value}> "a" <${graph.value}> .\n`)).not.toContain(
        '0102030405',
      );
    });

    it('gives literals as written where that is asked for', async () => {
      const decimal = namedNode('http://www.w3.org/2001/XMLSchema#decimal');
      await store.commit(
        change({ added: [say(literal('1.50', decimal)), say(literal('007', integer)), say(literal('7', integer))] }),
      );
      const asked = async (text: string) => {
        const { body } = await store.query({ text, asWritten: true, resultsMediaType: 'text/tab-separated-values' });
        return new TextDecoder().decode(body).trim().split('\n').slice(1).sort();
      };
      expect(
        await asked('SELECT ?o { ?s ?p ?o FILTER(DATATYPE(?o) = <http://www.w3.org/2001/XMLSchema#decimal>) }'),
      ).toEqual([`"1.50"^^<${decimal.value}>`]);
      expect(await asked('SELECT (COUNT(*) AS ?n) { ?s ?p 007 }')).toEqual(['1']);
    });

    it('ends a query at its deadline and goes on answering', async () => {
      const added = Array.from({ length: 400 }, (_, n) => say(literal(`value ${n}`)));
      await store.commit(change({ added }));
      const endless = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?f) }';
      await expect(store.query({ text: endless, resultsMediaType: 'text/csv', timeoutMs: 300 })).rejects.toMatchObject({
        code: 'query-timeout',
      });
      const counted = countsTwice ? 'DISTINCT ?o' : '*';
      expect(await rows(`SELECT (COUNT(${counted}) AS ?n) { ?s ?p ?o }`)).toEqual(['400']);
    });

    it('drops a query whose client has gone', async () => {
      const controller = new AbortController();
      const answer = store.query({ text: 'ASK { ?s ?p ?o }', resultsMediaType: 'text/csv' }, controller.signal);
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'client-gone' });
    });

    it('refuses a query that is none', async () => {
      await expect(store.query({ text: 'SELECT nonsense', resultsMediaType: 'text/csv' })).rejects.toMatchObject({
        code: 'malformed-query',
      });
    });

    it('has everything again after it was closed and opened', async () => {
      await store.commit(change({ added: [say(literal('007', integer)), say(blankNode('b1'))] }));
      await store.close();
      store = await reopen();
      await store.ready();
      expect(await store.revision()).toBe(1);
      expect(await store.readGraph(graph)).toHaveLength(2);
      expect(await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual(['2']);
      await store.commit(change({ removed: await store.readGraph(graph) }));
      expect(await rows('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual(['0']);
    });
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const result: T[] = [];
  for await (const item of items) {
    result.push(item);
  }
  return result;
}
