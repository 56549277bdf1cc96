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

/** The form under which a word is indexed and looked for: folded, in the singular. */
export function stem(word: string): string {
  const folded = fold(word);
  if (folded.length < 4 || /\d/u.test(folded)) {
    return folded;
  }
  return folded.replace(/([^e])aux$/u, '$1al').replace(/[sx]$/u, '');
}

/** Whether a word may be left out of a search. */
export function isSmall(word: string): boolean {
  return small.has(fold(word));
}
