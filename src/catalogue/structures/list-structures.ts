import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { usualPerPage, type Parameters } from '../read-filters.ts';
import { refusedParameter } from '../refused-parameter.ts';
import { rememberFor } from '../remembered.ts';
import { fold, splitWords } from '../search/search-words.ts';
import type { SetIndex } from '../sets/set-index.ts';
import { setIndexOf } from '../sets/set-index-of.ts';
import type { Involvement, InvolvementIndex } from './involvement-index.ts';

/** What a structure does for a fabrique. */
export const structureRoles = ['porte', 'partenaire'] as const;

/** A structure with what it carries and partners in. */
export interface StructureEntry {
  readonly member: Member;
  readonly involvements: readonly (Involvement & { readonly fabrique: Member | undefined })[];
}

/** One page of the structures. */
export interface StructureList {
  readonly q: string;
  readonly role: (typeof structureRoles)[number] | undefined;
  readonly departement: string | undefined;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly StructureEntry[];
}

/**
 * Lists the structures that pass `q`, `role` and `departement`: together, the last two ask for that role in a fabrique
 * of that département.
 *
 * @throws DomainError `bad-request` that names the parameter and what it accepts.
 */
export async function listStructures(
  tables: MemberTables,
  involvements: InvolvementIndex,
  parameters: Parameters,
): Promise<StructureList> {
  const [structures, fabriques, actions] = await Promise.all([
    tables.of('structures'),
    tables.of('fabriques'),
    tables.of('actions'),
  ]);
  const one = (name: string): string | undefined => parameters.findLast(([key]) => key === name)?.[1].trim();
  const [q = '', asked, departement] = [one('q'), one('role'), one('departement')?.toUpperCase()];
  const role = structureRoles.find((known) => known === asked);
  if (asked !== undefined && role === undefined) {
    throw refusedParameter('role', asked, structureRoles.join(', '));
  }
  const pageText = one('page') ?? '1';
  if (!/^[1-9]\d{0,5}$/u.test(pageText)) {
    throw refusedParameter('page', pageText, '1, 2, 3…');
  }
  const words = splitWords(fold(q));
  const places = departement === undefined ? undefined : placesIn(setIndexOf(fabriques, actions), departement);
  const isAsked = (involvement: Involvement): boolean =>
    (role === undefined || (involvement.role === 'partner') === (role === 'partenaire')) &&
    (places === undefined || places.has(involvement.place));
  const found = foldedNames(structures).filter(
    ({ member, name }) =>
      words.every((word) => name.includes(word)) &&
      ((role === undefined && places === undefined) || (involvements.get(member.iri) ?? []).some(isAsked)),
  );
  const pages = Math.max(1, Math.ceil(found.length / usualPerPage));
  const page = Math.min(Number(pageText), pages);
  const shown = found.slice((page - 1) * usualPerPage, page * usualPerPage);
  return {
    q,
    role,
    departement,
    total: found.length,
    page,
    pages,
    entries: shown.map(({ member }) => ({
      member,
      involvements: (involvements.get(member.iri) ?? []).map((one) => ({ ...one, fabrique: fabriques.get(one.place) })),
    })),
  };
}

/** The places of a département, by their IRIs. */
function placesIn(index: SetIndex, departement: string): ReadonlySet<string> {
  return new Set(index.membersOf(index.having('departement', [departement])).map(({ iri }) => iri));
}

/** The members of a table with their names as words are looked for in them. */
const foldedNames = rememberFor((table) => [...table.values()].map((member) => ({ member, name: fold(member.name) })));
