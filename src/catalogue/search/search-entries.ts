import type { CollectionName } from '../kinds.ts';
import type { Member } from '../members.ts';
import type { MemberTables } from '../member-tables.ts';
import { loadCommunes } from '../communes.ts';
import { departementOf } from '../territories.ts';

/** What a search can lead to. */
export const entryKinds = [
  'fabrique',
  'commune',
  'codePostal',
  'alentours',
  'departement',
  'region',
  'action',
  'structure',
  'pratique',
  'categorie',
  'tiers-lieu',
] as const;

/** One kind of thing that a search can lead to. */
export type EntryKind = (typeof entryKinds)[number];

/** Something that a search can lead to. */
export interface SearchEntry {
  /** The IRI of a thing, the address of a set. */
  readonly id: string;
  readonly kind: EntryKind;
  /** Its name by language; a proper name stands under `fr` only. */
  readonly names: Readonly<Record<string, string>>;
  /** What it is called besides. */
  readonly otherNames?: readonly string[];
  /** Where it is: town and département. */
  readonly place?: string;
  /** Postcodes and codes of communes. */
  readonly codes: readonly string[];
  /** How many fabriques a set holds. */
  readonly count?: number;
  /** Kilometres around a place within which they stand. */
  readonly radius?: number;
}

/** Everything that can be found: things by their names, and the fabriques of a place as a set. */
export async function readSearchEntries(tables: MemberTables, baseIri: string): Promise<SearchEntry[]> {
  const [fabriques, structures, actions, practices, categories, others] = await Promise.all(
    (['fabriques', 'structures', 'actions', 'pratiques', 'categories', 'tiers-lieux'] as const).map(
      async (name: CollectionName) => [...(await tables.of(name)).values()],
    ),
  );
  return [
    ...(fabriques ?? []).map((member) => entryOf('fabrique', member)),
    ...placeEntries(fabriques ?? [], baseIri),
    ...(actions ?? []).map((member) => entryOf('action', member)),
    ...(structures ?? []).map((member) => entryOf('structure', member)),
    ...(practices ?? []).map((member) => entryOf('pratique', member)),
    ...(others ?? []).map((member) => entryOf('tiers-lieu', member)),
    ...(categories ?? []).map((member) => ({
      ...entryOf('categorie', member),
      id: `${baseIri}pratiques?categorie=${member.slug}`,
    })),
  ];
}

const known = new WeakMap<Member, SearchEntry>();

/** The entry of a member, the same object as long as the member is. */
function entryOf(kind: EntryKind, member: Member): SearchEntry {
  const entry = known.get(member) ?? makeEntry(kind, member);
  known.set(member, entry);
  return entry;
}

function makeEntry(kind: EntryKind, member: Member): SearchEntry {
  const place = placeOf(member);
  const otherNames = member.others['altLabel'];
  return {
    id: member.iri,
    kind,
    names: { ...member.labels, fr: member.labels['fr'] ?? member.name },
    codes: [...member.postalCodes, ...member.communeCodes],
    ...(otherNames && { otherNames }),
    ...(place !== '' && { place }),
  };
}

/** "Town, département" of a member, as far as they are known. */
export function placeOf({ towns, departement }: Member): string {
  const around = departement === undefined ? undefined : departementOf(departement)?.name;
  return [...new Set([towns[0], around])].filter((name) => name !== undefined && name !== '').join(', ');
}

/** The towns, postcodes, départements and régions in which there are fabriques, each with how many. */
function placeEntries(fabriques: readonly Member[], baseIri: string): SearchEntry[] {
  const sets = new Map<string, SearchEntry>();
  const count = (
    kind: EntryKind,
    parameter: string,
    code: string | undefined,
    name: string | undefined,
    more: Partial<SearchEntry> = {},
  ): void => {
    if (code === undefined || name === undefined) {
      return;
    }
    const id = `${baseIri}fabriques?${parameter}=${encodeURIComponent(code)}`;
    const known = sets.get(id);
    sets.set(id, { id, kind, names: { fr: name }, codes: [code], ...more, count: (known?.count ?? 0) + 1 });
  };
  for (const { towns, postalCodes, communeCodes, departement } of fabriques) {
    const around = departement === undefined ? undefined : departementOf(departement);
    const place = around && { place: around.name };
    // Records write the name of their commune in their own ways.
    const town = loadCommunes().get(communeCodes[0] ?? '')?.town ?? towns[0];
    count('commune', 'commune', communeCodes[0], town, {
      ...place,
      codes: [...communeCodes.slice(0, 1), ...postalCodes],
    });
    postalCodes.forEach((code) => count('codePostal', 'codePostal', code, code, { place: town ?? '' }));
    count('departement', 'departement', around?.code, around?.name, { place: around?.region.name ?? '' });
    count('region', 'region', around?.region.code, around?.region.name, { codes: [] });
  }
  return [...sets.values()];
}
