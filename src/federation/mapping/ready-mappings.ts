import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../core/rdf/parse.ts';
import { packageRoot } from '../../core/package-root.ts';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { type Mapping, readMapping } from './mapping.ts';

/** The folder of the mappings that come with this software, one a file. */
export const readyMappings = join(packageRoot, 'mappings/harvest');

/**
 * The mapping that comes with this software under a name, or undefined. A document of that name in the data goes before
 * it: an instance changes a mapping as it changes any document.
 */
export function readReadyMapping(name: string, baseIri: string): Mapping | undefined {
  const file = join(readyMappings, `${name}.ttl`);
  const turtle = rdfFormatOf('text/turtle');
  return turtle && /^[a-z0-9-]+$/u.test(name) && existsSync(file)
    ? readMapping(`${baseIri}mappings/${name}`, parseText(readFileSync(file, 'utf8'), turtle, { baseIri }))
    : undefined;
}
