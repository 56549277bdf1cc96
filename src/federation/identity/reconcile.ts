import type { Quad } from '@rdfjs/types';
import { identityDocument } from '../../vocabulary/identity.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { type Judgement, judgementQuads, takenWith } from './judgement.ts';
import type { PlaceRecord } from './place-record.ts';
import { type IdentityContext, readJudgements } from './read-judgements.ts';
import { readPlaces } from './read-places.ts';
import { reasonsInWords } from './reasons.ts';
import { pairId, replaceWaiting, type ShownPlace, type WaitingPair } from './waiting.ts';

/** What came of a comparison. */
export interface ReconcileReport {
  /** Records that were compared. */
  readonly places: number;
  /** Links that computation holds for certain, those that were there already included. */
  readonly certain: number;
  readonly linked: number;
  readonly unlinked: number;
  /** Pairs that wait for an editor. */
  readonly waiting: number;
  /** Pairs that people judged, which are not compared again. */
  readonly judged: number;
}

const documentsOfCommit = 500;
const author = 'fabriques identity';

/** Compares the places of all sources, or those of one with all the others. */
export async function reconcile(context: IdentityContext, source?: string): Promise<ReconcileReport> {
  const { store, baseIri } = context;
  const places = await readPlaces(store, baseIri);
  const standing = await readJudgements(context);
  const judged = standing.filter(({ by }) => by !== undefined);
  const decided = new Set(judged.map(({ place, other }) => pairId(place, other)));
  const isInScope = (one: readonly string[], other: readonly string[]) =>
    source === undefined || one.includes(source) || other.includes(source);
  const candidates = findCandidates(places, {
    isPair: (left, right) =>
      isOfTwoSources(left, right) &&
      isInScope([...left.peers], [...right.peers]) &&
      !decided.has(pairId(left.iri, right.iri)),
  });
  const taken = new Set(judged.filter(({ verdict }) => verdict === 'same').flatMap(sides));
  const certain = candidates.filter((one) => one.certain && sidesOf(one, baseIri).every((side) => !taken.has(side)));
  const waiting = candidates.filter((one) => !certain.includes(one)).map((one) => waitingPair(one, baseIri));
  const peersOf = new Map(places.map(({ iri, peers }) => [iri, [...peers]]));
  const automatic = standing.filter(
    ({ by, place, other, source: of }) =>
      by === undefined && isInScope([of, ...(peersOf.get(place) ?? [])], peersOf.get(other) ?? []),
  );
  const wanted = certain.map((one) => judgementOf(one, baseIri));
  const { linked, unlinked } = await publish(context, automatic, wanted);
  await replaceWaiting(store.records, waiting, ({ place, other }) => isInScope(place.peers, other.peers));
  return {
    places: places.length,
    certain: wanted.length,
    linked,
    unlinked,
    waiting: waiting.length,
    judged: judged.length,
  };
}

function isOfTwoSources(left: PlaceRecord, right: PlaceRecord): boolean {
  return !(left.own && right.own) && ![...left.peers].some((peer) => right.peers.has(peer));
}

/** A place has one record in each source: that is what a link takes. */
function sides({ place, other, source }: Pick<Judgement, 'place' | 'other' | 'source'>): string[] {
  return [`${place} ${source}`, other];
}

function sidesOf(candidate: Candidate, baseIri: string): string[] {
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

function judgementOf(candidate: Candidate, baseIri: string): Judgement {
  const { place, other, source } = oriented(candidate, baseIri);
  return {
    ...{ place: place.iri, other: other.iri, source, verdict: 'same' },
    confidence: rounded(candidate.score),
    reasons: reasonsInWords(candidate.evidence),
    by: undefined,
    on: new Date().toISOString().slice(0, 10),
  };
}

function waitingPair(candidate: Candidate, baseIri: string): WaitingPair {
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

/** Brings what computation published to what it holds now; a link that stands is left as it is, with its date. */
async function publish(
  { store, contributor, baseIri }: IdentityContext,
  standing: readonly Judgement[],
  wanted: readonly Judgement[],
): Promise<{ linked: number; unlinked: number }> {
  const key = ({ place, other }: Judgement) => pairId(place, other);
  const [held, hold] = [new Set(standing.map(key)), new Set(wanted.map(key))];
  const added = wanted.filter((one) => !held.has(key(one)));
  const removed = standing.filter((one) => !hold.has(key(one)));
  const changes = [
    ...added.map((judgement) => ({ judgement, isAdded: true })),
    ...removed.map((judgement) => ({ judgement, isAdded: false })),
  ];
  for (let start = 0; start < changes.length; start += documentsOfCommit) {
    const batch = changes.slice(start, start + documentsOfCommit);
    await contributor.contribute(async () => {
      const quads: { added: Quad[]; removed: Quad[] } = { added: [], removed: [] };
      for (const { judgement, isAdded } of batch) {
        const { place, other, source } = judgement;
        if (isAdded) {
          quads.added.push(...judgementQuads(judgement, baseIri));
        } else {
          quads.removed.push(...takenWith(await store.readGraph(identityDocument(baseIri, source, place)), other));
        }
      }
      const counts = `${batch.filter(({ isAdded }) => isAdded).length}+ ${batch.filter(({ isAdded }) => !isAdded).length}-`;
      return { ...quads, author, message: `owl:sameAs ${counts}` };
    });
  }
  return { linked: added.length, unlinked: removed.length };
}
