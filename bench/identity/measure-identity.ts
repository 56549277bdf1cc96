import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Candidate, findCandidates } from '../../src/federation/identity/find-candidates.ts';
import { pairId } from '../../src/federation/identity/waiting.ts';
import { parseCsv } from '../../src/ingestion/csv.ts';
import { placesOfDocuments } from './places-of-documents.ts';

/** A pair of the labelled set. */
export interface LabelledPair {
  readonly place: string;
  readonly other: string;
  readonly verdict: 'meme' | 'proche' | 'autre' | 'incertain';
  /** `liste` where the candidate list of 31 pairs has it. */
  readonly origin: string;
  readonly reason: string;
}

/** How well computation does against the labelled set; shares are from 0 to 1. */
export interface IdentityFigures {
  readonly records: number;
  readonly milliseconds: number;
  readonly linked: number;
  readonly suggested: number;
  /** Of the links without a look: how many are the same place; of the same places: how many are linked. */
  readonly linkPrecision: number;
  readonly linkRecall: number;
  /** Of all that is linked or shown to an editor: how many are the same or close; of the same places: how many. */
  readonly suggestionPrecision: number;
  readonly suggestionRecall: number;
  /** The same for the pairs of the candidate list only. */
  readonly listPrecision: number;
  readonly listRecall: number;
  /** Pairs that are linked, or suggested, and that nobody labelled. */
  readonly unlabelled: readonly string[];
  readonly missed: readonly string[];
}

/** What was found, with the labels, by pair. */
export interface Measured {
  readonly figures: IdentityFigures;
  readonly labels: ReadonlyMap<string, LabelledPair>;
  readonly candidates: readonly Candidate[];
}

const labelsFile = join(import.meta.dirname, 'labelled-pairs.csv');

/** Compares the fabriques with the tiers-lieux of CGET 2019, and what comes out with the labels. */
export async function measureIdentity(dataDir: string, baseIri: string): Promise<Measured> {
  const { records, byNumber } = await placesOfDocuments(dataDir, baseIri);
  const labels = readLabels(byNumber);
  const began = performance.now();
  const candidates = findCandidates(records);
  const milliseconds = performance.now() - began;
  const ofBoth = candidates.filter(({ left, right }) => {
    const peers = [...left.peers, ...right.peers];
    return peers.includes('anct-fabriques') && peers.includes('cget-2019');
  });
  const linked = ofBoth.filter(({ certain }) => certain).map(keyOf);
  const suggested = ofBoth.map(keyOf);
  const all = [...labels.values()];
  const same = all.filter(({ verdict }) => verdict === 'meme').map(keyOfLabel);
  const verdictOf = (key: string) => labels.get(key)?.verdict;
  const known = (key: string) => verdictOf(key) !== undefined && verdictOf(key) !== 'incertain';
  const isSame = (key: string) => verdictOf(key) === 'meme';
  const isRelated = (key: string) => isSame(key) || verdictOf(key) === 'proche';
  const listed = all.filter(({ origin }) => origin === 'liste').map(keyOfLabel);
  const nameOf = new Map(ofBoth.map((one) => [keyOf(one), `${one.left.names[0]} = ${one.right.names[0]}`]));
  return {
    labels,
    candidates: ofBoth,
    figures: {
      records: records.length,
      milliseconds: Math.round(milliseconds),
      linked: linked.length,
      suggested: suggested.length,
      linkPrecision: share(linked.filter(known), isSame),
      linkRecall: share(same, (key) => linked.includes(key)),
      suggestionPrecision: share(suggested.filter(known), isRelated),
      suggestionRecall: share(same, (key) => suggested.includes(key)),
      listPrecision: share(
        linked.filter((key) => listed.includes(key)),
        isSame,
      ),
      listRecall: share(listed.filter(isSame), (key) => suggested.includes(key)),
      unlabelled: suggested.filter((key) => !labels.has(key)).map((key) => nameOf.get(key) ?? key),
      missed: all.filter((one) => one.verdict === 'meme' && !suggested.includes(keyOfLabel(one))).map(inWords),
    },
  };
}

/** The name of a pair. */
export function keyOf({ left, right }: Candidate): string {
  return pairId(left.iri, right.iri);
}

function keyOfLabel({ place, other }: LabelledPair): string {
  return pairId(place, other);
}

function inWords({ place, other }: LabelledPair): string {
  return `${place.split('/').pop()} = ${other.split('/').pop()}`;
}

function share(keys: readonly string[], holds: (key: string) => boolean): number {
  return keys.length === 0 ? 1 : keys.filter(holds).length / keys.length;
}

function readLabels(byNumber: ReadonlyMap<string, string>): Map<string, LabelledPair> {
  const pairs = parseCsv(readFileSync(labelsFile, 'utf8')).map((row): LabelledPair => {
    const place = byNumber.get(`anct-fabriques ${row['fabrique']}`);
    const other = byNumber.get(`cget-2019 ${row['cget']}`);
    const verdict = (['meme', 'proche', 'autre', 'incertain'] as const).find((one) => one === row['verdict']);
    if (place === undefined || other === undefined || verdict === undefined) {
      throw new Error(`The labelled pair ${row['fabrique']} – ${row['cget']} names what is not there`);
    }
    return { place, other, verdict, origin: row['origine'] ?? '', reason: row['raison'] ?? '' };
  });
  return new Map(pairs.map((pair) => [keyOfLabel(pair), pair]));
}
