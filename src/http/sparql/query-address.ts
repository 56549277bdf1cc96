import type { ResultView } from './example-queries.ts';

/** The address of a question below the base, and of the way in which its answer is shown. */
export function queryAddress(query: string, view: ResultView = 'table'): string {
  return `sparql?query=${encodeURIComponent(query)}${view === 'table' ? '' : `&vue=${view}`}`;
}
