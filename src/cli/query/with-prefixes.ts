import { prefixes } from '../../vocabulary/namespaces.ts';

/** A query with the prefixes of this software that it uses and does not declare, before its first line. */
export function withPrefixes(query: string): string {
  const missing = Object.entries(prefixes).filter(
    ([prefix]) =>
      new RegExp(`(?<![\\w:-])${prefix}:`, 'u').test(query) && !new RegExp(`prefix\\s+${prefix}:`, 'iu').test(query),
  );
  return missing.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}> `).join('') + query;
}
