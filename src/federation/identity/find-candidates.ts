import { candidatePairs } from './candidate-pairs.ts';
import { comparePlaces, type Comparison } from './compare-places.ts';
import { countFrequencies, type PlaceProfile, profileOf } from './place-profile.ts';
import type { PlaceRecord } from './place-record.ts';

/** Two records that may be the same place. */
export interface Candidate extends Comparison {
  readonly left: PlaceRecord;
  readonly right: PlaceRecord;
  /** Whether it is certain enough to be linked without a look; the others are for an editor. */
  readonly certain: boolean;
  /** Other records that could be the same place as one of the two, by address. */
  readonly rivals: readonly string[];
}

/** From which score on a pair is linked without a look, and from which on an editor is asked. */
export const thresholds = { certain: 0.95, possible: 0.2 } as const;
/** A pair is not certain where another one of the same record has at least this score. */
const rivalScore = 0.5;

/** What finding candidates may leave out. */
export interface FindOptions {
  /** Whether two records are to be compared; by default those that no source has in common. */
  readonly isPair?: (left: PlaceRecord, right: PlaceRecord) => boolean;
}

/** Records that may be the same place, the most probable first; pairs that are one record already are left out. */
export function findCandidates(
  records: readonly PlaceRecord[],
  { isPair = ofTwoSources }: FindOptions = {},
): Candidate[] {
  const profiles = records.map(profileOf);
  const frequencies = countFrequencies(profiles);
  const found: { left: PlaceProfile; right: PlaceProfile; comparison: Comparison }[] = [];
  const wanted = (one: PlaceProfile, other: PlaceProfile) => isPair(one.record, other.record);
  for (const [one, other] of candidatePairs(profiles, frequencies, wanted)) {
    const [left, right] = [profiles[one], profiles[other]];
    const comparison = left && right && comparePlaces(left, right, frequencies);
    if (left && right && comparison && comparison.score >= thresholds.possible) {
      found.push({ left, right, comparison });
    }
  }
  return withRivals(found).sort((a, b) => b.score - a.score || compareText(a.left.iri, b.left.iri));
}

function ofTwoSources(left: PlaceRecord, right: PlaceRecord): boolean {
  return !(left.own && right.own) && ![...left.peers].some((peer) => right.peers.has(peer));
}

function withRivals(
  found: readonly { left: PlaceProfile; right: PlaceProfile; comparison: Comparison }[],
): Candidate[] {
  const partners = new Map<string, { iri: string; score: number; sources: string }[]>();
  const note = ({ record }: PlaceProfile, { record: other }: PlaceProfile, score: number) => {
    const known = partners.get(record.iri) ?? [];
    known.push({ iri: other.iri, score, sources: sourcesOf(other) });
    partners.set(record.iri, known);
  };
  for (const { left, right, comparison } of found) {
    note(left, right, comparison.score);
    note(right, left, comparison.score);
  }
  return found.map(({ left, right, comparison }) => {
    const rivalsOf = ({ record }: PlaceProfile, { record: chosen }: PlaceProfile) =>
      (partners.get(record.iri) ?? [])
        .filter(({ iri, score, sources }) => iri !== chosen.iri && sources === sourcesOf(chosen) && score >= rivalScore)
        .map(({ iri }) => iri);
    const rivals = [...rivalsOf(left, right), ...rivalsOf(right, left)];
    return {
      left: left.record,
      right: right.record,
      ...comparison,
      rivals,
      certain: comparison.identifying && comparison.score >= thresholds.certain && rivals.length === 0,
    };
  });
}

function sourcesOf({ peers, own }: PlaceRecord): string {
  return own ? '' : [...peers].sort().join(' ');
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
