import { distance } from 'fastest-levenshtein';
import type { NameForm } from './name-words.ts';
import { bitsOf, type Frequencies, type PlaceProfile } from './place-profile.ts';

/** How far the names of two places agree. */
export interface NameAgreement {
  /** Evidence in bits: for the same place where positive, against it where negative. */
  readonly bits: number;
  /** Whether a name, or a part of one, is the same letter by letter. */
  readonly exact: boolean;
  /** Whether what they share is most of what the longer name tells, and not one of many things that it lists. */
  readonly whole: boolean;
  /** The share of what the shorter name tells that the other one tells too, from 0 to 1. */
  readonly cover: number;
  /** The words in common. */
  readonly shared: readonly string[];
}

const bounds = {
  most: 16,
  least: -6,
  exactBonus: 3,
  similar: 0.8,
  shortestFuzzy: 5,
  wholeShare: 0.6,
  unmatchedWeight: 0.5,
} as const;

/**
 * Compares the names of two places: the best that a name of one, or a part of it, gives with one of the other.
 *
 * @param known - Words that both share for another reason: those of the name of their commune.
 */
export function compareNames(
  left: PlaceProfile,
  right: PlaceProfile,
  frequencies: Frequencies,
  known: ReadonlySet<string>,
): NameAgreement {
  const tells = (word: string): number =>
    known.has(word) ? 0 : bitsOf(frequencies.words.get(word), frequencies.records);
  const total = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + tells(word), 0);
  let best = nothing;
  for (const form of left.forms) {
    for (const other of right.forms) {
      const agreement = compareForms(form, other, tells, total);
      if (agreement.shared.length > 0 && (best.shared.length === 0 || agreement.bits > best.bits)) {
        best = agreement;
      }
    }
  }
  const longest = Math.max(total(left.words), total(right.words));
  return { ...best, whole: best.shared.length > 0 && total(best.shared) >= longest * bounds.wholeShare };
}

const nothing: NameAgreement = { bits: 0, exact: false, whole: false, cover: 0, shared: [] };

function compareForms(
  left: NameForm,
  right: NameForm,
  tells: (word: string) => number,
  total: (words: Iterable<string>) => number,
): NameAgreement {
  const [shorter, longer] = total(left.words) <= total(right.words) ? [left, right] : [right, left];
  const all = total(shorter.words);
  if (left.compact === right.compact) {
    const bits = Math.min(bounds.most, Math.max(all, total(longer.words)) + bounds.exactBonus);
    return { bits, exact: true, whole: true, cover: 1, shared: longer.words };
  }
  let matched = 0;
  const shared: string[] = [];
  for (const [index, word] of shorter.words.entries()) {
    const similarity = longer.joined.has(word) || isJoined(index, shorter, longer) ? 1 : bestOf(word, longer.words);
    if (similarity > 0 && tells(word) > 0) {
      matched += similarity * tells(word);
      shared.push(word);
    }
  }
  const cover = all === 0 ? 0 : matched / all;
  const bits = Math.max(bounds.least, Math.min(bounds.most, matched - bounds.unmatchedWeight * (all - matched)));
  return { bits, exact: false, whole: false, cover, shared };
}

/** Whether a word, with the one before or after it, is one word of the other name. */
function isJoined(index: number, { joined }: NameForm, { words }: NameForm): boolean {
  return words.some((word) => [index, index - 1].includes(joined.get(word) ?? -2));
}

function bestOf(word: string, others: readonly string[]): number {
  return Math.max(0, ...others.map((other) => similarityOf(word, other)));
}

/** From 0 to 1; words that are only a little alike are not alike. */
function similarityOf(left: string, right: string): number {
  if (left === right) {
    return 1;
  }
  const longest = Math.max(left.length, right.length);
  if (Math.min(left.length, right.length) < bounds.shortestFuzzy || Math.abs(left.length - right.length) > 2) {
    return 0;
  }
  const similarity = 1 - distance(left, right) / longest;
  return similarity >= bounds.similar ? similarity : 0;
}
