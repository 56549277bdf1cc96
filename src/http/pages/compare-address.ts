import { mostCompared } from '../../catalogue/comparison/compare.ts';

/** The address of fabriques side by side, by their slugs; of more than fit, the first ones. */
export function compareAddress(slugs: readonly string[]): string {
  return `comparer${slugs
    .slice(0, mostCompared)
    .map((slug, index) => `${index === 0 ? '?' : '&'}f=${encodeURIComponent(slug)}`)
    .join('')}`;
}
