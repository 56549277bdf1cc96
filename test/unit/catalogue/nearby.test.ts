import { describe, expect, it } from 'vitest';
import { readHelpers } from '../../../src/catalogue/actions/helpers.ts';
import { readMatrix } from '../../../src/catalogue/actions/matrix.ts';
import { loadCommunes } from '../../../src/catalogue/communes.ts';
import { kilometresBetween } from '../../../src/catalogue/distance.ts';
import type { CollectionName } from '../../../src/catalogue/kinds.ts';
import type { MemberTables } from '../../../src/catalogue/member-tables.ts';
import type { Member } from '../../../src/catalogue/members.ts';
import { readSurroundings } from '../../../src/catalogue/portal/surroundings.ts';
import type { Thing } from '../../../src/catalogue/thing.ts';

type Part = Pick<Member, 'iri'> & Partial<Member>;

function tablesOf(parts: Partial<Record<CollectionName, readonly Part[]>>): MemberTables {
  const tables = new Map(
    Object.entries(parts).map(([name, members]) => [
      name,
      new Map(
        // Of a member, what is asked for here is read only.
        members.map((part) => [
          part.iri,
          { slug: part.iri, name: part.iri, communeCodes: [], actions: [], others: {}, ...part } as Member,
        ]),
      ),
    ]),
  );
  return { revision: async () => 1, of: async (name) => tables.get(name) ?? new Map() };
}

describe('The fabriques nearest to a place', () => {
  it('are the first of all by their distance, the place itself and those without position left out', async () => {
    const location = (index: number) => ({
      lat: String(41 + ((index * 7919) % 1000) / 100),
      long: String(-5 + ((index * 104_729) % 1400) / 100),
      precision: 'exact',
    });
    const fabriques = Array.from({ length: 500 }, (_, index) => ({
      iri: `f${index}`,
      ...(index % 10 !== 3 && { location: location(index % 400) }),
    }));
    const thing = { iri: 'f0', collection: 'fabriques' } as Thing;
    const around = await readSurroundings(
      thing,
      { tables: tablesOf({ fabriques }), involvements: async () => new Map() },
      [],
    );
    for (const position of [
      { lat: 45.5, long: 2 },
      { lat: 41, long: -5 },
      { lat: -21, long: 55.5 },
    ]) {
      const all = fabriques
        .flatMap(({ iri, location }) =>
          location && iri !== 'f0' ? [{ iri, kilometres: kilometresBetween(position, location) }] : [],
        )
        .sort((a, b) => a.kilometres - b.kilometres);
      const found = around
        .neighbours('f0', position)
        .map(({ member, kilometres }) => ({ iri: member.iri, kilometres }));
      expect(found).toEqual(all.slice(0, 6));
    }
  });
});

describe('The matrix of actions', () => {
  it('counts a fabrique once in each category that it is engaged in, below it too', async () => {
    const engaged = (iri: string, ...actions: string[]) => ({
      iri,
      actions: actions.map((action) => ({ iri: action, name: action, status: 'does' as const })),
    });
    const tables = tablesOf({
      actions: [
        { iri: 'making' },
        { iri: 'learning' },
        { iri: 'fab-lab', others: { broader: ['making', 'learning'] } },
        { iri: 'laser', others: { broader: ['fab-lab'] } },
      ],
      fabriques: [
        engaged('a', 'laser', 'fab-lab', 'making'),
        engaged('b', 'learning'),
        engaged('c'),
        engaged('d', 'gone'),
      ],
    });
    const { categories, ...counts } = await readMatrix(tables, []);
    expect(categories.map(({ category, fabriques }) => [category.action.iri, fabriques])).toEqual([
      ['learning', 2],
      ['making', 1],
    ]);
    const cells = categories.flatMap(({ category, rows }) =>
      [category, ...rows].map(({ action, engaged: { does } }) => [
        action.iri,
        does.total,
        does.first.map(({ iri }) => iri).join(' '),
      ]),
    );
    expect(cells).toEqual([
      ['learning', 2, 'a b'],
      ['fab-lab', 1, 'a'],
      ['laser', 1, 'a'],
      ['making', 1, 'a'],
      ['fab-lab', 1, 'a'],
      ['laser', 1, 'a'],
    ]);
    expect(counts).toMatchObject({ engaged: 3, fabriques: 4 });
  });
});

describe('The cells of the matrix of actions', () => {
  const fabriques = Array.from({ length: 60 }, (_, index) => ({
    iri: `f${index}`,
    communeCodes: [index % 2 === 0 ? '73065' : '59350'],
    ...(index % 5 !== 0 && { location: { lat: String(44 + ((index * 7) % 30) / 30), long: '2', precision: 'exact' } }),
    actions: [{ iri: 'making', name: 'making', status: index % 3 === 0 ? ('wants' as const) : ('does' as const) }],
  }));
  const tables = tablesOf({ actions: [{ iri: 'making' }], fabriques });

  it.each([
    ['everywhere', [], () => true],
    ['from a point', [['pres', '44,2']], () => true],
    ['in a département', [['departement', '73']], (index: number) => index % 2 === 0],
    [
      'in a région, from a point',
      [
        ['region', '32'],
        ['pres', '44,2'],
      ],
      (index: number) => index % 2 === 1,
    ],
  ] as const)('count all and name the first three, %s', async (_where, parameters, isIn) => {
    const { categories } = await readMatrix(tables, parameters);
    const far = ({ location }: Part) => kilometresBetween({ lat: 44, long: 2 }, location);
    const isNear = parameters.some(([name]) => name === 'pres');
    for (const status of ['does', 'wants', 'starting'] as const) {
      const all = fabriques.filter(({ actions }, index) => actions[0]?.status === status && isIn(index));
      const inOrder = isNear ? all.toSorted((a, b) => far(a) - far(b)) : all;
      const cell = categories[0]?.category.engaged[status];
      expect([cell?.total, cell?.first.map(({ iri }) => iri)]).toEqual([
        all.length,
        inOrder.slice(0, 3).map(({ iri }) => iri),
      ]);
    }
  });
});

describe('Those who can help with an action', () => {
  it('are counted as a whole, and told from the nearest on, as many as a page shows', async () => {
    const fabriques = Array.from({ length: 50 }, (_, index) => ({
      iri: `f${index}`,
      location: { lat: String(44 + ((index * 7) % 50) / 50), long: '2', precision: 'exact' },
      actions: [{ iri: 'making', name: 'making', status: index % 10 === 0 ? ('wants' as const) : ('does' as const) }],
    }));
    const tables = tablesOf({ actions: [{ iri: 'making' }], fabriques });
    const { byStatus } = await readHelpers(tables, 'making', [['pres', '44,2']]);
    const { does, starting, wants } = byStatus;
    expect([does.total, starting.total, wants.total]).toEqual([45, 0, 5]);
    expect([does.nearest.length, wants.nearest.length]).toEqual([30, 5]);
    const far = does.nearest.map(({ kilometres }) => kilometres ?? Infinity);
    expect(far).toEqual([...far].sort((a, b) => a - b));
    const farther = fabriques
      .filter(
        ({ iri, actions }) => actions[0]?.status === 'does' && !does.nearest.some(({ member }) => member.iri === iri),
      )
      .map(({ location }) => kilometresBetween({ lat: 44, long: 2 }, location));
    expect(Math.min(...farther)).toBeGreaterThanOrEqual(Math.max(...far));
  });
});

describe('The communes of a text', () => {
  it('come whole names first, then those that begin so, then those of which another word does', () => {
    const towns = loadCommunes()
      .search('Lens', 1000)
      .map(({ town }) => town);
    const rank = (town: string) => (town === 'Lens' ? 0 : /^lens/iu.test(town) ? 1 : 2);
    expect(towns.map(rank)).toEqual(towns.map(rank).sort());
    expect(new Set(towns.map(rank))).toEqual(new Set([0, 1, 2]));
  });
});
