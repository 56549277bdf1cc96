import { compareNames } from './compare-names.ts';
import { kilometresBetween } from '../../catalogue/distance.ts';
import { plainWords } from './name-words.ts';
import type { Position } from './place-record.ts';
import { nameInWebAddress } from './web-name.ts';
import { bitsOf, type Frequencies, type PlaceProfile } from './place-profile.ts';

/** One thing that speaks for two records being the same place, or against it. */
export interface Evidence {
  readonly kind:
    | 'declared'
    | 'siret'
    | 'web'
    | 'other-web'
    | 'web-name'
    | 'acronym'
    | 'same-name'
    | 'name-within'
    | 'name-words'
    | 'commune'
    | 'other-commune'
    | 'near'
    | 'far'
    | 'street';
  /** How much it tells, in bits; negative where it speaks against. */
  readonly bits: number;
  /** What is shared, or how far apart: a name, a domain, kilometres. */
  readonly detail: string;
}

/** Two records beside each other. */
export interface Comparison {
  /** How probable it is that they are the same place, from 0 to 1. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** Whether an identifier, or nearly the whole of a name, agrees: without that nothing is certain. */
  readonly identifying: boolean;
}

/**
 * What has to be made up for before anything is known: one record has at most one partner among all the others, and
 * few have any. Pairs that agree by chance only stay below.
 */
function prior({ records }: Frequencies): number {
  return -Math.log2(Math.max(2, records)) - 3;
}

const mostOfWebName = 11;

/**
 * How probable it is that two records are the same place.
 *
 * Each agreement counts by how improbable it is among different places (Fellegi and Sunter): a rare word, a small
 * commune, a domain of one's own tell much; "coworking" or Paris tell little. The logarithms add up.
 */
export function comparePlaces(left: PlaceProfile, right: PlaceProfile, frequencies: Frequencies): Comparison {
  const sameIdentifiers = identifiers(left, right);
  const names = nameEvidence(left, right, frequencies);
  const evidence = [
    ...sameIdentifiers,
    ...webEvidence(left, right, frequencies),
    ...names.evidence,
    ...whereEvidence(left, right, frequencies),
  ];
  const bits = evidence.reduce((sum, one) => sum + one.bits, prior(frequencies));
  return { score: 1 / (1 + 2 ** -bits), evidence, identifying: names.whole || sameIdentifiers.length > 0 };
}

function identifiers({ record: left }: PlaceProfile, { record: right }: PlaceProfile): Evidence[] {
  const siret = left.sirets.find((one) => right.sirets.includes(one));
  const declared = left.sameAs.includes(right.iri) || right.sameAs.includes(left.iri);
  const common = left.sameAs.find((one) => right.sameAs.includes(one));
  return [
    ...(siret === undefined ? [] : [{ kind: 'siret' as const, bits: 28, detail: siret }]),
    ...(declared || common !== undefined ? [{ kind: 'declared' as const, bits: 30, detail: common ?? '' }] : []),
  ];
}

function webEvidence(left: PlaceProfile, right: PlaceProfile, { webPages, records }: Frequencies): Evidence[] {
  const page = [...left.webPages].find((one) => right.webPages.has(one));
  if (page !== undefined) {
    return [{ kind: 'web', bits: Math.min(13, 2 + bitsOf(webPages.get(page), records)), detail: page }];
  }
  return left.webPages.size > 0 && right.webPages.size > 0
    ? [{ kind: 'other-web', bits: -2, detail: [...left.webPages, ...right.webPages].join(', ') }]
    : [];
}

function nameEvidence(
  left: PlaceProfile,
  right: PlaceProfile,
  frequencies: Frequencies,
): { evidence: Evidence[]; whole: boolean } {
  const known = new Set([...plainWords(left.record.locality ?? ''), ...plainWords(right.record.locality ?? '')]);
  const { bits, exact, whole, cover, shared } = compareNames(left, right, frequencies, known);
  const kind = exact ? 'same-name' : cover > 0.99 ? 'name-within' : 'name-words';
  const names: Evidence[] = shared.length === 0 ? [] : [{ kind, bits, detail: shared.join(' ') }];
  const inWeb = [nameInWebAddress(left, right, known), nameInWebAddress(right, left, known)].find(
    (words) => words.length > 0,
  );
  const tells = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + bitsOf(frequencies.words.get(word), frequencies.records), 0);
  // An address repeats the name of its place: only what it tells beyond the names counts.
  const more = inWeb && Math.min(mostOfWebName, tells(inWeb)) - Math.max(0, bits);
  const initials = acronym(left, right) ?? acronym(right, left);
  return {
    evidence: [
      ...names,
      ...(inWeb && more !== undefined && more > 0
        ? [{ kind: 'web-name' as const, bits: more, detail: inWeb.join(' ') }]
        : []),
      ...(initials === undefined || shared.length > 0 ? [] : [{ kind: 'acronym' as const, bits: 8, detail: initials }]),
    ],
    whole,
  };
}

/** A word of one name that the initials of the other one begin with: `CCO` and "Centre Culturel Œcuménique …". */
function acronym(left: PlaceProfile, right: PlaceProfile): string | undefined {
  return [...left.words].find(
    (word) => word.length >= 3 && right.forms.some(({ initials }) => initials.startsWith(word)),
  );
}

function whereEvidence(left: PlaceProfile, right: PlaceProfile, { communes, records }: Frequencies): Evidence[] {
  const apart = kilometresOf(left.record.position, right.record.position);
  const exact = left.record.position?.exact === true && right.record.position?.exact === true;
  const evidence: Evidence[] = [];
  const far = (apart ?? 0) > (exact ? 3 : 25);
  const detail = apart === undefined ? '' : apart.toFixed(apart < 10 ? 1 : 0);
  if (left.commune !== undefined && left.commune === right.commune) {
    const bits = Math.min(11, bitsOf(communes.get(left.commune), records));
    evidence.push({ kind: 'commune', bits, detail: left.record.locality ?? right.record.locality ?? left.commune });
  } else if (left.commune !== undefined && right.commune !== undefined && (apart ?? 99) > 3) {
    evidence.push({ kind: 'other-commune', bits: -3, detail: '' });
  }
  if (apart !== undefined && far) {
    evidence.push({ kind: 'far', bits: exact ? -8 : -10, detail });
  } else if (apart !== undefined && (exact || left.commune !== right.commune)) {
    const bits = exact ? (apart < 0.15 ? 8 : apart < 0.5 ? 5 : apart < 1 ? 2 : 0) : apart < 5 ? 6 : 3;
    evidence.push({ kind: 'near', bits, detail });
  }
  const streets = left.streetWords.length > 1 && left.streetWords.join(' ') === right.streetWords.join(' ');
  return streets ? [...evidence, { kind: 'street', bits: 7, detail: left.record.street ?? '' }] : evidence;
}

function kilometresOf(from: Position | undefined, to: Position | undefined): number | undefined {
  return from && to ? kilometresBetween(from, to) : undefined;
}
