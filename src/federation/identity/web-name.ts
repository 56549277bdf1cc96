import type { PlaceProfile } from './place-profile.ts';

/** Less than this share of a web address that a name covers is chance. */
const leastShare = 0.8;
const leastLetters = 5;

/**
 * The words of a name that the web address of another place is made of: `lafruitierenumerique.com` and
 * "Fruitière numérique", `tll.sapie.eu` and "SAPIE".
 *
 * @param known - Words that do not count, such as the name of the commune of both.
 * @returns No words where the address is not made of the name.
 */
export function nameInWebAddress(
  { forms }: PlaceProfile,
  { webPages }: PlaceProfile,
  known: ReadonlySet<string>,
): readonly string[] {
  for (const page of webPages) {
    const label = labelOf(page);
    for (const { words } of forms) {
      const inside = words.filter((word) => word.length > 1 && label.includes(word));
      const letters = inside.reduce((sum, word) => sum + word.length, 0);
      const telling = inside.filter((word) => !known.has(word));
      const enough = letters >= Math.max(leastLetters, label.length * leastShare);
      if (enough && telling.length > 0 && telling.some((word) => word.length >= leastLetters || telling.length > 1)) {
        return telling;
      }
    }
  }
  return [];
}

/** What somebody chose to be called by: the name of the domain, or of the page on a host that many share. */
export function labelOf(page: string): string {
  const [domain = '', path] = page.split('/', 2);
  const label = path ?? domain.split('.', 1)[0] ?? '';
  return label.replace(/[^\p{L}\p{N}]/gu, '').replace(/^(?:le|la|les)(?=.{5})/u, '');
}
