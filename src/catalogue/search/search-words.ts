import { distance } from 'fastest-levenshtein';

/** Words that carry no meaning of their own in a name. */
const small = new Set('l d le la les de du des et a au aux en of the and in at'.split(' '));

/** Text without accents, ligatures and capitals, so that people find what they write in their own way. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'");
}

/** The words of a text: letters and digits without what stands between them. */
export function splitWords(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const short: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/** A folded word as it is said: "saint" for "st". */
export function spellOut(word: string): string {
  return short[word] ?? word;
}

/** The form under which a word is indexed and looked for: folded, spelled out, in the singular. */
export function stem(word: string): string {
  const folded = fold(word);
  if (folded.length < 4 || /\d/u.test(folded)) {
    return spellOut(folded);
  }
  return folded.replace(/([^e])aux$/u, '$1al').replace(/[sx]$/u, '');
}

/** Whether a word may be left out of a search. */
export function isSmall(word: string): boolean {
  return small.has(fold(word));
}

/** How many letters of a word may be wrong: in short words everything is near to everything, nobody types a code nearly right. */
export function mistakesIn(word: string): number {
  return /\d/u.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** Whether a folded name is what somebody meant who made few mistakes, none of them in the first letter. */
export function isNearlySpelled(typed: string, name: string): boolean {
  const most = mistakesIn(typed);
  return (
    most > 0 && name[0] === typed[0] && Math.abs(name.length - typed.length) <= most && distance(typed, name) <= most
  );
}

/** Letters of the longest word that people write as two: "repair café". */
const longestJoined = 11;

/** The words of a name that mean something, and short ones that follow each other as one: "Fab Lab" is a "fablab". */
export function indexedWords(name: string): string[] {
  const words = splitWords(name).filter((word) => !isSmall(word));
  return [...words, ...joinPairs(words).map(({ pair }) => pair)];
}

/** Every two short words that follow each other as one, and where they stand. */
export function joinPairs(words: readonly string[]): { readonly pair: string; readonly at: number }[] {
  const pairs = words.slice(1).map((word, at) => ({ pair: `${words[at] ?? ''}${word}`, at }));
  return pairs.filter(({ pair }) => pair.length <= longestJoined);
}

/** What two names have in common that people take for the same: without accents, spaces, hyphens and plurals. */
export function nameKey(name: string): string {
  return splitWords(name).map(stem).join('');
}
