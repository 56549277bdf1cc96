import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { DomainError, messageOf } from '../core/errors.ts';
import { packageRoot } from '../core/package-root.ts';
import { ontologyIri } from './namespaces.ts';

/** One Turtle file of the ontology. */
export interface OntologyFile {
  /** Where it stands under `ontology/`, without suffix: `places`, `schemes/partner-kinds`. */
  readonly name: string;
  readonly quads: readonly Quad[];
}

/** Where the ontology that comes with this package stands. */
export const ontologyFolder: string = join(packageRoot, 'ontology');

/**
 * Reads every Turtle file of the ontology: the themes in the order of their names, the schemes, then the alignments,
 * so that what a theme says of a term comes before what the alignments add.
 *
 * @throws DomainError `malformed-rdf` that names the file.
 */
export function readOntologyFiles(folder: string = ontologyFolder): OntologyFile[] {
  const themes = turtleFiles(folder, '').filter((name) => name !== alignments);
  return [...themes, ...turtleFiles(folder, 'schemes'), alignments].map((name) => ({
    name,
    quads: readTurtle(join(folder, `${name}.ttl`)),
  }));
}

const alignments = 'alignments';

function turtleFiles(folder: string, below: string): string[] {
  return readdirSync(join(folder, below))
    .filter((file) => file.endsWith('.ttl'))
    .sort()
    .map((file) => join(below, basename(file, '.ttl')));
}

function readTurtle(path: string): Quad[] {
  try {
    return new Parser({ format: 'text/turtle', baseIRI: ontologyIri }).parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DomainError('malformed-rdf', `${path}: ${messageOf(cause)}`, { cause });
  }
}
