/** Letters that people write with or without their accents. */
const variants: Readonly<Record<string, string>> = {
  a: 'aàâäáã',
  c: 'cç',
  e: 'eéèêë',
  i: 'iîïí',
  n: 'nñ',
  o: 'oôöóõ',
  u: 'uùûüú',
  y: 'yÿ',
  "'": "'’",
};

/** The words of a search, twenty at most. */
export function wordsOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 20);
}

/** A regular expression of SPARQL that finds a word with or without its accents; everything else in it is literal. */
export function wordPattern(word: string): string {
  const plain = word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
  return Array.from(plain)
    .map((letter) => (variants[letter] ? `[${variants[letter]}]` : escapePattern(letter)))
    .join('');
}

function escapePattern(letter: string): string {
  return letter.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
}
