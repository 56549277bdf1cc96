import type { Candidate } from './find-candidates.ts';
import type { Judgement } from './judgement.ts';
import type { PlaceRecord } from './place-record.ts';
import { reasonsInWords } from './reasons.ts';
import { pairId, type ShownPlace, type WaitingPair } from './waiting.ts';

/** A place has one record in each source: that is what a link takes. */
export function sides({ place, other, source }: Pick<Judgement, 'place' | 'other' | 'source'>): string[] {
  return [`${place} ${source}`, other];
}

/** The same of what was found. */
export function sidesOf(candidate: Candidate, baseIri: string): string[] {
  const { place, other, source } = oriented(candidate, baseIri);
  return sides({ place: place.iri, other: other.iri, source });
}

/** The place of this instance first, then the one whose address is first. */
function oriented({ left, right }: Pick<Candidate, 'left' | 'right'>, baseIri: string) {
  const rank = ({ iri, own }: PlaceRecord) =>
    iri.startsWith(`${baseIri}fabriques/`) ? 0 : own ? 1 : iri.startsWith(baseIri) ? 2 : 3;
  const isLeft = rank(left) - rank(right) || (left.iri < right.iri ? -1 : 1);
  const [place, other] = isLeft < 0 ? [left, right] : [right, left];
  return { place, other, source: [...other.peers].sort()[0] ?? 'ici' };
}

/** What computation holds for certain, as a judgement. */
export function judgementOf(candidate: Candidate, baseIri: string): Judgement {
  const { place, other, source } = oriented(candidate, baseIri);
  return {
    ...{ place: place.iri, other: other.iri, source, verdict: 'same' },
    confidence: rounded(candidate.score),
    reasons: reasonsInWords(candidate.evidence),
    by: undefined,
    on: new Date().toISOString().slice(0, 10),
  };
}

/** What computation is not certain of, for an editor. */
export function waitingPair(candidate: Candidate, baseIri: string): WaitingPair {
  const { place, other, source } = oriented(candidate, baseIri);
  return {
    id: pairId(place.iri, other.iri),
    ...{ place: shown(place), other: shown(other), source },
    score: rounded(candidate.score),
    evidence: candidate.evidence.map((one) => ({ ...one, bits: Math.round(one.bits * 10) / 10 })),
    rivals: candidate.rivals,
  };
}

function shown({ iri, peers, names, communeCode, locality, street, urls, sirets, position }: PlaceRecord): ShownPlace {
  return {
    ...{ iri, peers: [...peers].sort(), names, urls, sirets },
    ...(communeCode !== undefined && { communeCode }),
    ...(locality !== undefined && { locality }),
    ...(street !== undefined && { street }),
    ...(position && { position }),
  };
}

/** Never quite certain: computation does not know the place. */
function rounded(score: number): number {
  return Math.min(0.999, Math.round(score * 1000) / 1000);
}
