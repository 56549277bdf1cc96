import { describe, expect, it } from 'vitest';
import type { MemberTables } from '../../../src/catalogue/member-tables.ts';
import type { Member } from '../../../src/catalogue/members.ts';
import type { Parameters } from '../../../src/catalogue/read-filters.ts';
import type { InvolvementIndex } from '../../../src/catalogue/structures/involvement-index.ts';
import { listStructures } from '../../../src/catalogue/structures/list-structures.ts';

/** Of a member, what the list asks for is read only. */
const membersOf = (parts: readonly (Partial<Member> & { readonly iri: string })[]) =>
  new Map(parts.map((part) => [part.iri, { communeCodes: [], actions: [], others: {}, ...part } as Member]));

const tables: MemberTables = {
  revision: async () => 1,
  of: async (name) =>
    membersOf(
      name === 'structures'
        ? [
            { iri: 's/tisseuse', name: 'La Tisseuse' },
            { iri: 's/meunière', name: 'La Meunière' },
            { iri: 's/inconnue', name: 'Inconnue' },
          ]
        : name === 'fabriques'
          ? [
              { iri: 'f/savoie', communeCodes: ['73065'] },
              { iri: 'f/nord', communeCodes: ['59350'] },
            ]
          : [],
    ),
};

const involvements: InvolvementIndex = new Map([
  [
    's/tisseuse',
    [
      { place: 'f/savoie', role: 'partner', kind: undefined },
      { place: 'f/nord', role: 'lead', kind: undefined },
    ],
  ],
  ['s/meunière', [{ place: 'f/savoie', role: 'carrier', kind: undefined }]],
]);

describe('The structures', () => {
  it.each<[string, Parameters, string[]]>([
    ['all of them', [], ['La Tisseuse', 'La Meunière', 'Inconnue']],
    ['by name', [['q', 'MEUNIERE la']], ['La Meunière']],
    ['by role', [['role', 'partenaire']], ['La Tisseuse']],
    ['by département', [['departement', '59']], ['La Tisseuse']],
    [
      'by a role in a fabrique of that département',
      [
        ['role', 'porte'],
        ['departement', '73'],
      ],
      ['La Meunière'],
    ],
    ['in a département where none is', [['departement', '2a']], []],
  ])('are listed %s', async (_how, parameters, names) => {
    const { entries, total } = await listStructures(tables, involvements, parameters);
    expect(entries.map(({ member }) => member.name)).toEqual(names);
    expect(total).toBe(names.length);
  });
});
