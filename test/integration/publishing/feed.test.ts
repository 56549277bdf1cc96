import type { Quad } from '@rdfjs/types';
import { replicateLDES } from 'ldes-client';
import { DataFactory, Store as Graph } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { startPublishing, type PublishingServer } from '../../support/publishing.ts';

const { dcterms, fab, prov, rdf } = prefixes;
const [tree, ldes, as] = ['https://w3id.org/tree#', 'https://w3id.org/ldes#', 'https://www.w3.org/ns/activitystreams#'];

let test: PublishingServer;
beforeAll(async () => {
  test = await startPublishing();
});
afterAll(() => test.close());

/** Follows the stream with the stock client, and does what its members say: each one is a document as it was. */
async function replay(): Promise<{ documents: Map<string, Quad[]>; members: number; kinds: Map<string, number> }> {
  const client = replicateLDES({ url: `${test.base}feed` }, 'none');
  const members: { id: string; quads: readonly Quad[] }[] = [];
  for await (const { id, quads } of client.stream() as unknown as AsyncIterable<{
    id: { value: string };
    quads: Quad[];
  }>) {
    members.push({ id: id.value, quads });
  }
  const versions = members.map(({ id, quads }) => {
    const own = (property: string) =>
      quads.find(({ subject, predicate }) => subject.value === id && predicate.value === property);
    return {
      document: own(`${dcterms}isVersionOf`)?.object.value ?? '',
      revision: Number(own(`${fab}revision`)?.object.value),
      kind: own(`${rdf}type`)?.object.value.slice(as.length) ?? '',
      contents: quads.filter(({ graph }) => graph.value === id),
    };
  });
  const documents = new Map<string, Quad[]>();
  const kinds = new Map<string, number>();
  for (const { document, kind, contents } of versions.sort((a, b) => a.revision - b.revision)) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const graph = DataFactory.namedNode(document);
    documents.set(
      document,
      contents.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph)),
    );
    if (kind === 'Delete') {
      documents.delete(document);
    }
  }
  return { documents, members: members.length, kinds };
}

async function stored(): Promise<Quad[]> {
  const quads: Quad[] = [];
  for await (const { graph } of test.store.listGraphs()) {
    quads.push(...(await test.store.readGraph(graph)));
  }
  return quads;
}

describe('The stream of changes', () => {
  it('is replayed by the stock LDES client into an equal graph, with edits, deletions and blank nodes', async () => {
    const lab = '/fabriques/essai';
    expect((await test.admin('PUT', lab, { type: 'Fabrique', name: 'Essai', communeCode: '01004' })).statusCode).toBe(
      201,
    );
    expect(
      (
        await test.admin(
          'PATCH',
          lab,
          { name: 'Essai deux' },
          { 'content-type': 'application/merge-patch+json', 'if-match': '*' },
        )
      ).statusCode,
    ).toBe(200);
    expect(
      (await test.admin('PUT', '/fabriques/passagere', { type: 'Fabrique', name: 'Passagère', communeCode: '73065' }))
        .statusCode,
    ).toBe(201);
    expect((await test.admin('DELETE', '/fabriques/passagere', undefined, { 'if-match': '*' })).statusCode).toBe(204);
    const turtle = `<x> <https://schema.org/description> [ <https://schema.org/name> "sans nom" ] .`;
    const put = await test.admin('PUT', '/graphs/essais/vide', turtle, { 'content-type': 'text/turtle' });
    expect(put.statusCode).toBe(201);

    const { documents, members, kinds } = await replay();
    const replayed = [...documents.values()].flat();
    const expected = await stored();
    expect(new Set(documents.keys())).toEqual(new Set(expected.map(({ graph }) => graph.value)));
    for (const [name, quads] of documents) {
      expect([
        name,
        isomorphic(
          quads,
          expected.filter(({ graph }) => graph.value === name),
        ),
      ]).toEqual([name, true]);
    }
    expect(replayed).toHaveLength(expected.length);
    expect(members).toBeGreaterThan(400);
    expect([kinds.get('Update'), kinds.get('Delete')]).toEqual([1, 1]);
    expect(documents.get(`${test.base}graphs/fabriques/essai`)?.map(({ object }) => object.value)).toContain(
      'Essai deux',
    );
    expect(documents.has(`${test.base}graphs/fabriques/passagere`)).toBe(false);
  }, 60_000);

  it('leads from its root to every page, by time', async () => {
    const root = new Graph(await test.quads('feed'));
    const stream = `${test.base}feed#stream`;
    const of = (node: string, property: string) => root.getObjects(node, property, null).map(({ value }) => value);
    expect(of(stream, `${rdf}type`)).toEqual([`${ldes}EventStream`]);
    expect(of(stream, `${ldes}timestampPath`)).toEqual([`${prov}generatedAtTime`]);
    expect(of(stream, `${tree}view`)).toEqual([`${test.base}feed`]);
    // Retention: everything, in words, and by having no policy.
    expect(of(`${test.base}feed#view`, `${dcterms}description`)).toHaveLength(2);
    expect(root.countQuads(null, `${ldes}retentionPolicy`, null, null)).toBe(0);
    const relations = of(`${test.base}feed`, `${tree}relation`);
    const pages = new Set(relations.flatMap((relation) => of(relation, `${tree}node`)));
    expect(pages.size).toBeGreaterThan(3);
    for (const address of pages) {
      const page = new Graph(await test.quads(address.slice(test.base.length)));
      const bounds = relations.filter((relation) => of(relation, `${tree}node`)[0] === address);
      const times = page
        .getObjects(stream, `${tree}member`, null)
        .flatMap((member) => page.getObjects(member, `${prov}generatedAtTime`, null).map(({ value }) => value));
      for (const bound of bounds) {
        const [value = ''] = of(bound, `${tree}value`);
        const isFrom = of(bound, `${rdf}type`)[0] === `${tree}GreaterThanOrEqualToRelation`;
        expect(times.every((time) => (isFrom ? time >= value : time <= value))).toBe(true);
      }
    }
  });

  it('has full pages that nobody needs to ask for again, and a last one that grows', async () => {
    const first = await fetch(`${test.base}feed/0-1`, { headers: { accept: 'application/trig' } });
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const before = await first.text();
    const root = new Graph(await test.quads('feed'));
    const pages = root.getObjects(null, `${tree}node`, null).map(({ value }) => Number(value.split('-').at(-1)));
    const last = Math.max(...pages);
    const growing = async () => fetch(`${test.base}feed/0-${last}`, { headers: { accept: 'application/trig' } });
    const one = await growing();
    expect(one.headers.get('cache-control')).toBe('no-cache');
    const etag = one.headers.get('etag') ?? '';
    await test.admin('PUT', '/fabriques/encore', { type: 'Fabrique', name: 'Encore', communeCode: '01004' });
    const two = await growing();
    expect(two.headers.get('etag')).not.toBe(etag);
    expect(await two.text()).toContain('Encore');
    expect(await (await fetch(`${test.base}feed/0-1`, { headers: { accept: 'application/trig' } })).text()).toBe(
      before,
    );
    expect((await fetch(`${test.base}feed/0-${last + 1}`)).status).toBe(404);
    expect((await fetch(`${test.base}feed/0-1`, { headers: { accept: 'text/turtle' } })).status).toBe(406);
  });

  it('says where a version is described', async () => {
    const answer = await fetch(`${test.base}feed/versions/1/graphs/fabriques/lab01`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')?.startsWith(`${test.base}feed/0-`)]).toEqual([303, true]);
  });

  it('gives no contact without consent, today or then, and pages get other addresses when consent is withdrawn', async () => {
    const contact = (publicationConsent?: boolean) => ({
      ...{ type: 'Fabrique', name: 'Jointe', communeCode: '01004' },
      contactPoint: [
        {
          type: 'ContactPoint',
          id: `${test.base}fabriques/jointe#contact`,
          email: 'personne@exemple.fr',
          ...(publicationConsent !== undefined && { publicationConsent }),
        },
      ],
    });
    const everywhere = async () => {
      const texts = await Promise.all(
        [
          'dumps/fabriques.nq',
          'dumps/fabriques.trig',
          'fragments?predicate=https%3A%2F%2Fschema.org%2Femail',
          'feed.atom',
        ].map(async (path) => (await fetch(test.base + path, { headers: { accept: '*/*' } })).text()),
      );
      const { documents } = await replay();
      return [...texts, JSON.stringify([...documents.values()].flat().map(({ object }) => object.value))].map((text) =>
        text.includes('personne@exemple.fr'),
      );
    };
    expect((await test.admin('PUT', '/fabriques/jointe', contact())).statusCode).toBe(201);
    expect(await everywhere()).toEqual([false, false, false, false, false]);
    const etag = async () => (await test.admin('GET', '/fabriques/jointe')).headers.etag ?? '';
    await test.admin('PUT', '/fabriques/jointe', contact(true), { 'if-match': await etag() });
    expect(await everywhere()).toEqual([true, true, true, false, true]);
    await test.admin('PUT', '/fabriques/jointe', contact(false), { 'if-match': await etag() });
    expect(await everywhere()).toEqual([false, false, false, false, false]);
    const old = await fetch(`${test.base}feed/0-1`, { redirect: 'manual' });
    expect([old.status, old.headers.get('location')]).toEqual([308, `${test.base}feed/1-1`]);
  }, 60_000);
});

describe('The feed for people', () => {
  it('is Atom with an entry for each change, and pages lead to it', async () => {
    const atom = await (await fetch(`${test.base}feed.atom?lang=fr`)).text();
    expect(atom).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="fr">/u,
    );
    for (const element of ['id', 'title', 'updated']) {
      expect(atom.split(`<${element}>`).length).toBeGreaterThan(3);
    }
    expect(atom).toContain('passagere (supprimé)');
    const page = await (
      await fetch(`${test.base}fabriques/lab01`, { headers: { accept: 'text/html', 'accept-language': 'fr' } })
    ).text();
    expect(page).toMatch(/<link rel="alternate" type="application\/atom\+xml" href="[^"]*feed\.atom[^"]*"/u);
  });

  it('is a page in both languages', async () => {
    const read = async (language: string) =>
      (await fetch(`${test.base}feed?lang=${language}`, { headers: { accept: 'text/html' } })).text();
    expect(await read('fr')).toContain('<h1>Dernières modifications</h1>');
    expect(await read('en')).toContain('<h1>Latest changes</h1>');
  });
});
