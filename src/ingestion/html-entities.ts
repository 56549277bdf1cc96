/** The named references that titles and names really contain; any other one is left as it is. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  laquo: '«',
  lt: '<',
  nbsp: '\u00A0',
  quot: '"',
  raquo: '»',
  rsquo: '’',
};

/**
 * Replaces HTML character references by what they stand for, once: `&amp;lt;` becomes `&lt;`.
 *
 * @see https://html.spec.whatwg.org/multipage/named-characters.html
 */
export function decodeHtmlEntities(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu, (reference, hex, decimal, name) => {
    if (typeof name === 'string') {
      return named[name] ?? reference;
    }
    const codePoint = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return codePoint > 0 && codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : reference;
  });
}
