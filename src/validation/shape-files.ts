import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import { DomainError, messageOf } from '../core/errors.ts';
import { packageRoot } from '../core/package-root.ts';

/** One file of shapes. */
export interface ShapeFile {
  /** Its name without suffix, which is that of the theme in `ontology/`: `places`. */
  readonly name: string;
  readonly quads: readonly Quad[];
}

/** Where the shapes that come with this package stand. */
export const shapesFolder: string = join(packageRoot, 'shapes');

/** The IRI of the shapes as one document. */
export const shapesIri = 'https://w3id.org/fabriques/shapes';

/**
 * Reads every file of shapes, in the order of their names.
 *
 * @throws DomainError `malformed-rdf` that names the file.
 */
export function readShapeFiles(folder: string = shapesFolder): ShapeFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ttl'))
    .sort()
    .map((file) => ({ name: basename(file, '.ttl'), quads: readTurtle(join(folder, file)) }));
}

/** All shapes as one graph. */
export function loadShapes(folder: string = shapesFolder): Quad[] {
  return readShapeFiles(folder).flatMap(({ quads }) => quads);
}

function readTurtle(path: string): Quad[] {
  try {
    return new Parser({ format: 'text/turtle', baseIRI: shapesIri }).parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DomainError('malformed-rdf', `${path}: ${messageOf(cause)}`, { cause });
  }
}
