/** Words that a shortened slug does not end with. */
const danglingWords = new Set(
  'a au aux avec c ces d dans de des du en est et l la le les m n ou par pour qu que s sa ses son sur un une'.split(
    ' ',
  ),
);

/**
 * The readable last part of an address: lower-case ASCII words joined by hyphens.
 *
 * @param name - What the thing is called, in French.
 * @param longest - Characters kept at most; the cut is made between two words of the name.
 * @returns An empty string when the name has no letter or digit that can be written so.
 */
export function slugOf(name: string, longest = 60): string {
  // Acronyms are one word: "S.C.I.C." is scic, not s-c-i-c.
  const spelled = name.replaceAll(/(?<!\p{L})(?:\p{L}\.){2,}\p{L}?(?!\p{L})/gu, (acronym) =>
    acronym.replaceAll('.', ''),
  );
  const words = spelled
    .split(/\s+/u)
    .map(toAscii)
    .filter((word) => word !== '');
  const whole = words.join('-');
  return whole.length <= longest ? whole : shorten(words, longest);
}

function shorten(words: readonly string[], longest: number): string {
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join('-').length > longest) {
      break;
    }
    kept.push(word);
  }
  const parts = (kept.join('-') || (words[0] ?? '').slice(0, longest)).split('-');
  while (parts.length > 1 && danglingWords.has(parts.at(-1) ?? '')) {
    parts.pop();
  }
  return parts.join('-');
}

function toAscii(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('@', '-a-')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
