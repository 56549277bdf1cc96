import { prefixes, schemeIri } from '../../vocabulary/namespaces.ts';
import type { TrigNames } from '../trig-writer.ts';

/**
 * The names in the files that the import writes.
 *
 * Any base will do: what is written is relative to it, and so names no instance.
 */
export const names: TrigNames = {
  base: 'https://instance.invalid/',
  prefixes: { ...prefixes, programmes: `${schemeIri('programmes')}#` },
};
