import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError, messageOf } from '../../core/errors.ts';
import { compareStrings, groupBy } from '../../core/rdf/dataset.ts';
import { rdfFormats } from '../../core/rdf/formats.ts';
import { parseText } from '../../core/rdf/parse.ts';
import { relabelBlankNodes } from './relabel-blank-nodes.ts';

/** One document of a data directory. */
export interface SeedDocument {
  /** The named graph that the document is. */
  readonly graph: NamedNode;
  /** Its quads, all of them in that graph. */
  readonly quads: readonly Quad[];
  /** The file it stands in, relative to the directory. */
  readonly file: string;
}

/** The folder of what documents were made from, which are none themselves. */
const sourcesFolder = 'sources';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the documents of a data directory, file by file in order of their paths.
 *
 * A Turtle file is one document: `fabriques/lab01.ttl` is the graph `{base}graphs/fabriques/lab01`.
 * A TriG file names its graphs itself. Relative IRIs stand on the base, wherever the file is.
 *
 * @param directory - Usually `data`; what lies in its folder `sources` is left out.
 * @param baseIri - The address of the instance, with a slash at its end.
 * @throws DomainError `malformed-rdf` whose message and details name the `file`, and the `line` where it is known;
 * also when two files hold the same graph, or a TriG file states something outside its graphs.
 */
export async function* readSeedDocuments(directory: string, baseIri: string): AsyncIterable<SeedDocument> {
  const fileOf = new Map<string, string>();
  for (const file of await listFiles(directory)) {
    for (const document of readDocuments(file, await readFile(join(directory, file)), baseIri)) {
      const other = fileOf.get(document.graph.value);
      if (other !== undefined) {
        throw wrong(file, `the graph <${document.graph.value}> is in ${other} already`);
      }
      fileOf.set(document.graph.value, file);
      yield document;
    }
  }
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ttl|trig)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, sep).length).split(sep).join('/'))
    .filter((file) => !file.startsWith(`${sourcesFolder}/`))
    .sort(compareStrings);
}

function readDocuments(file: string, bytes: Uint8Array, baseIri: string): SeedDocument[] {
  const quads = relabelBlankNodes(parse(file, bytes, baseIri), file);
  if (file.endsWith('.ttl')) {
    const graph = DataFactory.namedNode(`${baseIri}graphs/${encodeURI(file.slice(0, -'.ttl'.length))}`);
    const inGraph = quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
    return [{ graph, quads: inGraph, file }];
  }
  return [...groupBy(quads, ({ graph }) => graph.value)].map(([iri, inGraph]) => {
    if (inGraph[0]?.graph.termType !== 'NamedNode') {
      throw wrong(file, 'every triple of a TriG file must stand in a graph that has an IRI');
    }
    return { graph: DataFactory.namedNode(iri), quads: inGraph, file };
  });
}

function parse(file: string, bytes: Uint8Array, baseIri: string): Quad[] {
  const format = rdfFormats.find(({ suffix }) => file.endsWith(`.${suffix}`));
  if (!format) {
    return [];
  }
  try {
    return parseText(utf8.decode(bytes), format, { baseIri });
  } catch (error) {
    if (error instanceof DomainError) {
      throw wrong(file, error.message, error);
    }
    throw wrong(file, `the file is not UTF-8 text (${messageOf(error)})`, error);
  }
}

function wrong(file: string, problem: string, cause?: unknown): DomainError {
  const details = cause instanceof DomainError ? cause.details : {};
  const at = typeof details['line'] === 'number' ? `${file}, line ${details['line']}` : file;
  return new DomainError('malformed-rdf', `${at}: ${problem}`, { cause, details: { ...details, file } });
}
