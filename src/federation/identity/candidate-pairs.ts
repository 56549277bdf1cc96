import { labelOf } from './web-name.ts';
import { bitsOf, type Frequencies, type PlaceProfile } from './place-profile.ts';

/** Two profiles that are worth comparing, by their places in the list. */
export type Pair = readonly [left: number, right: number];

/** Blocks of more pairs than this are not compared whole: whoever shares only that shares too little. */
const mostPairsOfBlock = 40_000;
/** A word that tells less than this does not bring two records together by itself. */
const rareWordBits = 6;
/** Sides of the cells of the grid, in degrees: about 300 m, and about 10 km. */
const near = 0.003;
const around = 0.1;

/**
 * The pairs worth comparing, each once, without looking at all there are: records that share a block.
 *
 * Blocks are: a SIRET; a web page; a link; a commune, or a cell of the grid of 10 km, together with a word of the
 * name; a commune alone where it is small; a cell of 300 m. Cells are looked at with their neighbours.
 *
 * @param isPair - Whether two records are to be compared at all, such as those of different sources.
 */
export function* candidatePairs(
  profiles: readonly PlaceProfile[],
  frequencies: Frequencies,
  isPair: (left: PlaceProfile, right: PlaceProfile) => boolean,
): Generator<Pair> {
  const blocks = new Map<string, number[]>();
  profiles.forEach((profile, index) => {
    for (const key of new Set(keysOf(profile, frequencies))) {
      const block = blocks.get(key);
      if (block) {
        block.push(index);
      } else {
        blocks.set(key, [index]);
      }
    }
  });
  const seen = new Set<number>();
  for (const members of blocks.values()) {
    if ((members.length * (members.length - 1)) / 2 > mostPairsOfBlock) {
      continue;
    }
    for (const [at, left] of members.entries()) {
      for (const right of members.slice(at + 1)) {
        const key = left * profiles.length + right;
        const [one, other] = [profiles[left], profiles[right]];
        if (one && other && !seen.has(key) && isPair(one, other)) {
          seen.add(key);
          yield [left, right];
        }
      }
    }
  }
}

function* keysOf(profile: PlaceProfile, frequencies: Frequencies): Generator<string> {
  const { record, commune, forms, words, webPages } = profile;
  yield* record.sirets.map((siret) => `siret ${siret}`);
  yield* [...webPages].map((page) => `web ${page}`);
  yield* [record.iri, ...record.sameAs].map((iri) => `same ${iri}`);
  if (commune !== undefined) {
    yield `commune ${commune}`;
  }
  for (const word of words) {
    if (commune !== undefined) {
      yield `commune ${commune} ${word}`;
    }
    if (bitsOf(frequencies.words.get(word), frequencies.records) >= rareWordBits) {
      yield* cells(record.position, around).map((cell) => `around ${cell} ${word}`);
    }
  }
  // A web address is often the name of the place in one word.
  for (const name of new Set([...forms.map(({ compact }) => compact), ...[...webPages].map(labelOf)])) {
    yield* cells(record.position, around).map((cell) => `around ${cell} ~${name}`);
  }
  if (record.position?.exact) {
    yield* cells(record.position, near).map((cell) => `near ${cell}`);
  }
}

/** The four cells of double size that cover a position: two positions closer than a side share at least one. */
function cells(position: { readonly lat: number; readonly long: number } | undefined, side: number): string[] {
  if (!position) {
    return [];
  }
  const [row, column] = [Math.floor(position.lat / side), Math.floor(position.long / side)];
  return [0, 1].flatMap((south) => [0, 1].map((west) => `${row - south}/${column - west}`));
}
