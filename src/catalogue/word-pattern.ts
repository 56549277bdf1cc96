/** Letters that people write with or without their accents. */
const variants: Readonly<Record<string, string>> = {
  a: 'aàâäáãå',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîïíì',
  n: 'nñ',
  o: 'oôöóõò',
  u: 'uùûüú',
  y: 'yÿ',
  "'": "'’",
};

/** The words of a search, twenty at most. */
export function wordsOf(text: string): string[] {
  return wordsIn(text).slice(0, 20);
}

/** What stands between spaces in a text. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** A word without its accents and capitals. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
}

/** A regular expression of SPARQL that finds a word with or without its accents; everything else in it is literal. */
export function wordPattern(word: string): string {
  return Array.from(foldWord(word))
    .map((letter) => (variants[letter] ? `[${variants[letter]}]` : escapePattern(letter)))
    .join('');
}

function escapePattern(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
}
