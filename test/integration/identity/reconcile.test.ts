import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../src/contribution/principal.ts';
import { Identity } from '../../../src/federation/identity/identity-service.ts';
import { placeDocument } from '../../support/places.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const base = 'http://fabriques.example/';
const editor: Principal = { role: 'editor', name: 'Éditrice', fabriques: [] };

let test: TestServer;
let identity: Identity;
const add = async (...quads: readonly Quad[]) =>
  test.store.commit({ added: quads, removed: [], author: 'test', message: 'data' });
const links = async (predicate = 'owl:sameAs') => {
  const { body } = await test.store.query({
    text: `PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      SELECT ?s ?o { GRAPH ?g { ?s ${predicate} ?o } } ORDER BY ?s ?o`,
    resultsMediaType: 'text/csv',
  });
  return new TextDecoder().decode(body).trim().split('\r\n').slice(1);
};

beforeAll(async () => {
  test = await createTestServer({ seedDir: undefined });
  identity = new Identity({ ...test.dependencies, baseIri: base });
  const names = [
    'La Machinerie',
    'Konk Ar Lab',
    'Le Vesseaux-Mère',
    'La Palanquée du port / Sète en commun',
    'BETAMACHINE',
  ];
  for (const [index, name] of names.entries()) {
    await add(
      ...placeDocument('liste', `fabriques/f${index}`, `schema:name "${name}" ; fab:communeCode "0${1001 + index}"`),
    );
  }
  await add(
    ...placeDocument('cget', 'tiers-lieux/machinerie', 'schema:name "La Machinerie" ; fab:communeCode "01001"'),
    ...placeDocument('cget', 'tiers-lieux/konk', 'schema:name "Konk-ar-lab" ; fab:communeCode "01002"'),
    ...placeDocument('cget', 'tiers-lieux/commun', 'schema:name "Sète en commun" ; fab:communeCode "01004"'),
    ...placeDocument('cget', 'tiers-lieux/machinerie-2', 'schema:name "La Machinerie" ; fab:communeCode "75101"'),
    ...placeDocument('cget', 'tiers-lieux/b1', 'schema:name "Bêta machine" ; fab:communeCode "01005"'),
    ...placeDocument('cget', 'tiers-lieux/b2', 'schema:name "Betamachine" ; fab:communeCode "01005"'),
  );
  // Many others, so that names and communes have something to be rare among.
  const others = Array.from({ length: 300 }, (_, index) => {
    const name = `Espace ${index} ${String.fromCharCode(97 + (index % 26))}x`;
    return placeDocument(
      'cget',
      `tiers-lieux/o${index}`,
      `schema:name "${name}" ; fab:communeCode "${20000 + (index % 90)}"`,
    );
  });
  await add(...others.flat());
});
afterAll(() => test.close());

describe('Comparing the places of all sources', () => {
  it('links what is certain, and lists what an editor must look at', async () => {
    const report = await identity.reconcile();
    expect(report).toMatchObject({ places: 311, certain: 2, linked: 2, unlinked: 0 });
    expect(await links()).toEqual([
      `${base}fabriques/f0,${base}tiers-lieux/machinerie`,
      `${base}fabriques/f1,${base}tiers-lieux/konk`,
    ]);
    const waiting = await identity.waiting();
    const pairs = waiting.map(({ place: { iri }, other }) => [iri.slice(base.length), other.iri.slice(base.length)]);
    expect(pairs).toContainEqual(['fabriques/f3', 'tiers-lieux/commun']);
    // Two records of one source cannot both be the place: neither is certain.
    expect(pairs).toContainEqual(['fabriques/f4', 'tiers-lieux/b1']);
    expect(pairs).toContainEqual(['fabriques/f4', 'tiers-lieux/b2']);
    expect(pairs.flat()).not.toContain('tiers-lieux/machinerie-2');
  });

  it('changes nothing when nothing has changed', async () => {
    const revision = await test.store.revision();
    expect(await identity.reconcile()).toMatchObject({ certain: 2, linked: 0, unlinked: 0 });
    expect(await identity.reconcile('cget')).toMatchObject({ certain: 2, linked: 0, unlinked: 0 });
    expect(await test.store.revision()).toBe(revision);
  });

  it('says why in both languages, in the document of the link', async () => {
    const graph = DataFactory.namedNode(`${base}graphs/identite/cget/fabriques/f0`);
    const said = (await test.store.readGraph(graph)).map(({ object }) => object.value);
    expect(said).toContain('Même nom (« machinerie »), même commune (01001).');
    expect(said).toContain('Same name (“machinerie”), same commune (01001).');
  });

  it('remembers what an editor judged, "not the same" included, and does not ask again', async () => {
    const find = async (other: string) =>
      (await identity.waiting()).find((pair) => pair.other.iri === base + other)?.id ?? '';
    await identity.decide(await find('tiers-lieux/commun'), { verdict: 'same', word: 'Même porte', principal: editor });
    await identity.decide(await find('tiers-lieux/b1'), { verdict: 'different', principal: editor });
    await identity.decide(await find('tiers-lieux/b2'), { verdict: 'close', principal: editor });
    expect(await identity.reconcile()).toMatchObject({ certain: 2, linked: 0, judged: 3 });
    expect(await identity.waiting()).toEqual([]);
    expect(await links()).toContain(`${base}fabriques/f3,${base}tiers-lieux/commun`);
    expect(await links('owl:differentFrom')).toEqual([`${base}fabriques/f4,${base}tiers-lieux/b1`]);
    expect(await links('skos:closeMatch')).toEqual([`${base}fabriques/f4,${base}tiers-lieux/b2`]);
    const same = (await identity.judged()).find(({ verdict }) => verdict === 'same');
    expect(same).toMatchObject({ by: 'Éditrice', reasons: { fr: expect.stringContaining('Même porte') as unknown } });
  });

  it('takes a judgement back, with the document that held nothing else', async () => {
    const [judgement] = (await identity.judged()).filter(({ verdict }) => verdict === 'same');
    if (!judgement) {
      throw new Error('There is no judgement to take back');
    }
    await identity.takeBack(judgement, editor);
    expect(await links()).not.toContain(`${base}fabriques/f3,${base}tiers-lieux/commun`);
    expect(await test.store.describeGraph(DataFactory.namedNode(`${base}graphs/identite/cget/fabriques/f3`))).toBe(
      undefined,
    );
    await identity.reconcile();
    expect((await identity.waiting()).map(({ other }) => other.iri)).toEqual([`${base}tiers-lieux/commun`]);
  });

  it('takes the link away when a source no longer has the place', async () => {
    const gone = placeDocument('cget', 'tiers-lieux/konk', 'schema:name "Konk-ar-lab" ; fab:communeCode "01002"');
    await test.store.commit({ added: [], removed: gone, author: 'test', message: 'gone' });
    expect(await identity.reconcile('cget')).toMatchObject({ certain: 1, unlinked: 1 });
    expect(await links()).toEqual([`${base}fabriques/f0,${base}tiers-lieux/machinerie`]);
  });

  it('lets a team judge nothing', async () => {
    const [pair] = await identity.waiting();
    const team: Principal = { role: 'team', name: 'Équipe', fabriques: ['f3'] };
    await expect(identity.decide(pair?.id ?? '', { verdict: 'same', principal: team })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await identity.waiting()).toHaveLength(1);
  });
});
