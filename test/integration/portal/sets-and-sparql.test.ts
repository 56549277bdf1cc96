import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCollections, type Collections } from '../../../src/catalogue/collections.ts';
import { createMemberTables } from '../../../src/catalogue/member-tables.ts';
import { readMemberTable } from '../../../src/catalogue/member-table.ts';
import { collectionNames } from '../../../src/catalogue/kinds.ts';
import { readCollectionRequest } from '../../../src/catalogue/read-filters.ts';
import { createKnownThings, type KnownThings } from '../../../src/catalogue/portal/known-things.ts';
import { createLinkedReader, type LinkedReader } from '../../../src/catalogue/portal/linked.ts';
import { select } from '../../../src/catalogue/portal/select.ts';
import { createInvolvementIndex, type InvolvementIndex } from '../../../src/catalogue/structures/involvement-index.ts';
import { listStructures } from '../../../src/catalogue/structures/list-structures.ts';
import { dcterms, schema, skos } from '../../../src/vocabulary/terms.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

/** Values of each filter, some of them common, some rare, some of nothing. */
const filters: Readonly<Record<string, readonly string[]>> = {
  q: ['atelier', 'Chambéry', 'lab 01', 'ŒUVRE', "l'", '.*', 'baraka'],
  departement: ['59', '73,01', '2A', '974', '978'],
  region: ['84', '01,32', '978'],
  commune: ['01004', '73065,59512'],
  codePostal: ['73000', '01500,59100'],
  qpv: ['oui', 'non', 'inconnu'],
  numerique: ['oui', 'non', 'inconnu'],
  action: ['coworking', 'formation', 'numerique,culture', 'nothing'],
  statut: ['does', 'starting', 'wants,does'],
  structure: ['lab01', 'dynacite', 'la-coroutine,nothing'],
  famille: ['fablab', 'coworking'],
  annee: ['2019', '2020,2023'],
  fabrique: ['lab01', 'la-dynamo', 'monscobar,lab01', 'monscobar'],
  manque: ['porteur', 'consortium,actions', 'annee', 'dossier', 'position'],
  bbox: ['-5,43,6,46', '170,-90,-170,90', '5,45,6,46'],
  pres: ['45.57,5.92', '50.7,3.17', '-21,55.5'],
};

/** The involvements of those structures that have some, to compare. */
function listed(index: InvolvementIndex): unknown {
  return Object.fromEntries([...index].filter(([, involvements]) => involvements.length > 0).sort());
}

/** What forms know of everything, to compare. */
function known(things: KnownThings): unknown {
  return collectionNames.map((collection) =>
    things
      .all(collection)
      .map((thing) => [...[thing, things.nameOf(thing.iri, 'fr'), things.find(collection, thing.names[0] ?? '')]]),
  );
}

/** What is said of some things, to compare. */
async function mentioned(read: LinkedReader, iris: readonly string[]): Promise<unknown> {
  const about = await read(iris);
  const properties = [schema.name, skos.prefLabel, dcterms.title, schema.foundingDate];
  return iris.map((iri) => [iri, properties.map((property) => about(iri).texts(property))]);
}

/** A generator of choices that is the same at every run. */
function createChoice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

describe('What is narrowed in memory', () => {
  let test: WritableServer;
  let collections: Collections;
  beforeAll(async () => {
    test = await createWritableServer({ vocabularyInStore: true });
    const { baseIri } = test.configuration;
    const visit = { visitor: [`${baseIri}fabriques/lab01`], host: [`${baseIri}fabriques/la-dynamo`] };
    const answers = [
      await test.admin('POST', '/tiers-lieux', {
        type: 'TiersLieu',
        name: 'Un atelier à côté',
        communeCode: '01004',
        inQPV: true,
        numerique: true,
      }),
      await test.admin('POST', '/visites', { type: 'Visit', name: 'Une visite', startDate: '2023-05-04', ...visit }),
      await test.admin('POST', '/pratiques', {
        type: 'Practice',
        name: 'Un atelier à plusieurs',
        practiceCategory: ['gouvernance'],
        practisedBy: [`${baseIri}fabriques/monscobar`],
      }),
      await test.admin('POST', '/categories', { prefLabel: { fr: 'Atelier' } }),
    ];
    expect(answers.map(({ statusCode, body }) => (statusCode === 201 ? '' : body))).toEqual(['', '', '', '']);
    collections = createCollections(test.store, test.configuration.baseIri);
  });
  afterAll(() => test.close());

  it.each(collectionNames)('%s: is what the SPARQL query of the same filters selects', async (collection) => {
    const choose = createChoice(collection.length);
    const single = Object.entries(filters).flatMap(([name, values]) =>
      values.slice(0, collection === 'fabriques' ? 10 : 1).map((value) => [[name, value] as const]),
    );
    const names = Object.keys(filters);
    const mixed = Array.from({ length: 10 }, () =>
      Array.from({ length: 2 + choose(2) }, () => {
        const name = names[choose(names.length)] ?? '';
        const values = filters[name] ?? [];
        return [name, values[choose(values.length)] ?? ''] as const;
      }),
    );
    let notEmpty = 0;
    for (const parameters of [...single, ...mixed]) {
      const page = await collections.all(readCollectionRequest(collection, parameters));
      const selected = await select(test.store, page.selection);
      const expected = selected.map(({ thing }) => thing?.value).sort();
      expect([parameters, page.members.map(({ iri }) => iri).sort()]).toEqual([parameters, expected]);
      notEmpty += Number(expected.length > 0);
    }
    expect(notEmpty).toBeGreaterThan(4);
  });

  it('follows each change: the tables are what reading everything again would give', async () => {
    const { baseIri } = test.configuration;
    const tables = createMemberTables(test.store, baseIri);
    const involvements = createInvolvementIndex(test.store);
    const knownThings = createKnownThings(test.store, baseIri);
    const readLinked = createLinkedReader(test.store, baseIri);
    const same = async () => {
      expect(known(await knownThings())).toEqual(known(await createKnownThings(test.store, baseIri)()));
      const iris = ['structures/dynacite', 'actions/coworking', 'fabriques/aaa-toute-neuve', 'federation#anct'].map(
        (path) => baseIri + path,
      );
      expect(await mentioned(readLinked, iris)).toEqual(await mentioned(createLinkedReader(test.store, baseIri), iris));
      expect(listed(await involvements())).toEqual(listed(await createInvolvementIndex(test.store)()));
      for (const collection of collectionNames) {
        const followed = [...(await tables.of(collection)).values()];
        expect(followed).toEqual([...(await readMemberTable(test.store, baseIri, collection)).values()]);
      }
    };
    await same();
    const untouched = await tables.of('pratiques');
    const change = async (...[method, url, body]: Parameters<WritableServer['admin']>) => {
      const before = await test.admin('GET', url);
      const answer = await test.admin(method, url, body, {
        ...(before.statusCode === 200 && { 'if-match': String(before.headers['etag']) }),
        ...(method === 'PATCH' && { 'content-type': 'application/merge-patch+json' }),
      });
      expect([method, url, answer.statusCode < 300 ? '' : answer.body]).toEqual([method, url, '']);
      await same();
    };
    await change('PATCH', '/structures/la-cooperative-baraka', { name: 'Baraka, renommée', foundingDate: '1999' });
    await change('PATCH', '/actions/coworking', { prefLabel: { fr: 'Travailler côte à côte', en: 'Coworking' } });
    await change('PUT', '/fabriques/aaa-toute-neuve', { type: 'Fabrique', name: 'Zzz', communeCode: '01004' });
    await change('PATCH', '/fabriques/aaa-toute-neuve', { name: 'Aaa', inQPV: false });
    const structure = { id: `${baseIri}structures/dynacite` };
    await change('PATCH', '/fabriques/aaa-toute-neuve', {
      carriedBy: [structure],
      partnership: [{ partnerKind: 'bailleur-social', partner: structure }],
    });
    const told = async () => {
      const { entries } = await listStructures(tables, await involvements(), [['q', 'dynacit']]);
      return entries.flatMap((entry) =>
        entry.involvements.flatMap(({ fabrique, role }) => (fabrique?.slug === 'aaa-toute-neuve' ? [role] : [])),
      );
    };
    expect(await told()).toEqual(['carrier', 'partner']);
    await change('PATCH', '/fabriques/aaa-toute-neuve', { leadCarrier: structure, partnership: null });
    expect(await told()).toEqual(['lead']);
    await change('PATCH', '/fabriques/aaa-toute-neuve', {
      name: 'Un nom à oublier',
      alternateName: ['Un nom à taire'],
    });
    const erased = await test.admin('POST', '/effacement', { text: 'Un nom à', erase: true });
    expect([erased.statusCode, erased.body]).toEqual([200, expect.stringContaining('effacé')]);
    await same();
    expect(JSON.stringify(known(await knownThings()))).not.toContain('Un nom à');
    await change('DELETE', '/fabriques/aaa-toute-neuve');
    expect(await told()).toEqual([]);
    expect(await tables.of('pratiques')).toBe(untouched);
    // Everything is read again from nothing after each of a dozen changes.
  }, 120_000);
});
