import type { Quad } from '@rdfjs/types';
import { identityDocument } from '../../vocabulary/identity.ts';
import { findCandidates } from './find-candidates.ts';
import { type Judgement, judgementQuads, takenWith } from './judgement.ts';
import { judgementOf, sides, sidesOf, waitingPair } from './pair-of-candidate.ts';
import type { PlaceRecord } from './place-record.ts';
import { type IdentityContext, readJudgements } from './read-judgements.ts';
import { readPlaces } from './read-places.ts';
import { pairId, replaceWaiting } from './waiting.ts';

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
