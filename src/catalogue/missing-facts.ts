import type { Member } from './members.ts';

/** What a place may still lack, by the word of the address. */
export const missingFacts = ['porteur', 'consortium', 'actions', 'annee', 'dossier', 'position'] as const;

/** One thing that a place may still lack. */
export type MissingFact = (typeof missingFacts)[number];

/** How each is told: of a member, and in SPARQL as the pattern that a place matches where it does not lack it. */
const facts: Readonly<
  Record<MissingFact, { readonly isKnown: (member: Member) => boolean; readonly known: (place: string) => string }>
> = {
  porteur: {
    isKnown: ({ carriers, leadCarriers }) => carriers.length + leadCarriers.length > 0,
    known: (place) => `${place} fab:carriedBy|fab:leadCarrier ?carrier`,
  },
  consortium: {
    isKnown: ({ partners }) => partners.length > 0,
    known: (place) => `${place} fab:partnership/fab:partnerKind ?kind`,
  },
  actions: {
    isKnown: ({ actions }) => actions.length > 0,
    known: (place) =>
      `${place} fab:engagement ?said . ?said fab:action ?done ; fab:status ?how . VALUES ?how { fab:Does fab:Starting fab:Wants }`,
  },
  annee: {
    isKnown: ({ labelYears }) => labelYears.length > 0,
    known: (place) => `${place} fab:labelisation/dcterms:date ?labelled`,
  },
  dossier: {
    isKnown: ({ applicationFiles }) => applicationFiles.length > 0,
    known: (place) => `${place} fab:applicationFile ?file`,
  },
  position: {
    isKnown: ({ locations }) => locations.some(({ precision }) => precision === 'exact'),
    known: (place) =>
      `GRAPH ?map { ${place} geo:lat ?north ; geo:long ?east OPTIONAL { ${place} fab:locationPrecision ?precision } } FILTER(COALESCE(STR(?precision), "exact") = "exact")`,
  },
};

/** What nobody has told of a place yet. */
export function missingOf(member: Member): MissingFact[] {
  return missingFacts.filter((fact) => !facts[fact].isKnown(member));
}

/** The SPARQL pattern of the places that lack one of some facts. */
export function missingPattern(place: string, wanted: readonly MissingFact[]): string {
  return `FILTER(${wanted.map((fact) => `NOT EXISTS { ${facts[fact].known(place)} }`).join(' || ')})`;
}
