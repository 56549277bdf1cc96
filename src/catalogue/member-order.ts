import { kilometresBetween } from './distance.ts';
import type { Filters, SortKey } from './filters.ts';
import type { Member } from './members.ts';
import { isOtherKind } from './partner-kinds.ts';

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

/** Orders members by name, those of one name by IRI. */
export function byName(a: Member, b: Member): number {
  return collator.compare(a.name, b.name) || (a.iri < b.iri ? -1 : 1);
}

const keys: Readonly<Record<Exclude<SortKey, 'nom' | 'distance'>, (member: Member) => string | undefined>> = {
  codePostal: ({ postalCodes }) => postalCodes[0],
  commune: ({ towns }) => towns[0],
  departement: ({ departement }) => departement,
  qpv: ({ inQPV }) => ternary(inQPV),
  numerique: ({ numerique }) => ternary(numerique),
  porteur: ({ carriers }) => carriers[0]?.name,
  collectivite: partner((kind) => kind === 'collectivite'),
  centreSocial: partner((kind) => kind === 'centre-social'),
  bailleurSocial: partner((kind) => kind === 'bailleur-social'),
  formation: partner((kind) => kind === 'acteur-de-la-formation'),
  autres: partner(isOtherKind),
  dossier: ({ applicationFiles }) => applicationFiles[0],
  depuis: ({ carriersSince }) => carriersSince[0],
  annee: ({ labelYears }) => labelYears[0],
};

/** The first partner of a kind; one without a name comes after those that have one. */
function partner(isWanted: (kind: string) => boolean): (member: Member) => string | undefined {
  return ({ partners }) => {
    const wanted = partners.filter(({ kind }) => isWanted(kind));
    const names = wanted.flatMap(({ name }) => name ?? []).sort(collator.compare);
    return wanted.length === 0 ? undefined : (names[0] ?? '\u{10ffff}');
  };
}

/** Members that come in the order of their names, in the order that is asked for. What is unknown comes last, either way. */
export function inOrder(
  members: readonly Member[],
  { tri, descending, pres }: Pick<Filters, 'tri' | 'descending' | 'pres'>,
): readonly Member[] {
  if (tri === 'nom') {
    return descending ? members.toReversed() : members;
  }
  const sign = descending ? -1 : 1;
  if (tri === 'distance') {
    return sorted(
      members,
      ({ location }) => kilometresBetween(pres, location),
      (a, b) => sign * (a - b),
    );
  }
  return sorted(members, keys[tri], (a, b) => {
    const unknown = Number(a === undefined) - Number(b === undefined);
    return unknown || (a === undefined || b === undefined ? 0 : sign * collator.compare(a, b));
  });
}

/** Sorting is stable, so those with equal keys stay in the order of their names. */
function sorted<Key>(members: readonly Member[], keyOf: (member: Member) => Key, compare: (a: Key, b: Key) => number) {
  return members
    .map((member) => ({ member, key: keyOf(member) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ member }) => member);
}

function ternary(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'oui' : 'non';
}
