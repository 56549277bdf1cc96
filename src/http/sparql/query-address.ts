import type { ResultView } from './example-queries.ts';

/** The address of a question below the base, of the way in which its answer is shown, and of whom it asks too. */
export function queryAddress(query: string, view: ResultView = 'table', sources: readonly string[] = []): string {
  const shown = view === 'table' ? '' : `&vue=${view}`;
  return `sparql?query=${encodeURIComponent(query)}${shown}${sourcesParameter(sources)}`;
}

/** The parameter of an address that names whom a question asks too. */
export function sourcesParameter(sources: readonly string[]): string {
  return sources.length > 0 ? `&sources=${sources.map(encodeURIComponent).join(',')}` : '';
}
