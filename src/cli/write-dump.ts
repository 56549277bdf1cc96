import { createWriteStream, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { Parser, StreamWriter } from 'n3';
import { DomainError } from '../core/errors.ts';
import { makeWhole } from '../core/whole-files.ts';
import { prefixes } from '../vocabulary/namespaces.ts';

/** What was written. */
export interface WrittenDump {
  readonly path: string;
  readonly bytes: number;
  readonly triples: number;
}

/**
 * Writes lines of N-Quads to a file in the syntax that its name says, as they come.
 *
 * @param file - Ends with `.nq` or `.trig`, and `.gz` to have it compressed.
 * @throws DomainError `bad-request` for another ending, or where the file exists and `force` is not said.
 */
export async function writeDump(
  chunks: AsyncIterable<string>,
  file: string,
  { force, onProgress }: { force: boolean; onProgress?: (triples: number) => void },
): Promise<WrittenDump> {
  const [, syntax, compressed] = /\.(nq|trig)(\.gz)?$/u.exec(file) ?? [];
  const path = resolve(file);
  if (syntax === undefined) {
    throw refusal(
      `The name of the file says the format: .nq, .trig, .nq.gz or .trig.gz, not ${file}.`,
      `Le nom du fichier dit le format : .nq, .trig, .nq.gz ou .trig.gz, et non ${file}.`,
    );
  }
  if (existsSync(path) && !force) {
    throw refusal(`${path} exists already: say --force to replace it.`, `${path} existe déjà : --force le remplace.`);
  }
  let triples = 0;
  const counted = async function* () {
    for await (const lines of chunks) {
      triples += lines.split('\n').length - 1;
      onProgress?.(triples);
      yield lines;
    }
  };
  await makeWhole(path, async (unfinished) => {
    const source = Readable.from(syntax === 'trig' ? toQuads(counted()) : counted());
    const steps: NodeJS.ReadWriteStream[] = syntax === 'trig' ? [createTrigWriter()] : [];
    await pipeline([
      source,
      ...steps,
      ...(compressed === undefined ? [] : [createGzip()]),
      createWriteStream(unfinished),
    ]);
  });
  return { path, bytes: statSync(path).size, triples };
}

async function* toQuads(chunks: AsyncIterable<string>): AsyncIterable<Quad> {
  for await (const lines of chunks) {
    // Labels of blank nodes stay as they are, so that one that stands in two graphs is one.
    yield* new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(lines);
  }
}

function createTrigWriter(): NodeJS.ReadWriteStream {
  return new StreamWriter({ format: 'application/trig', prefixes });
}

function refusal(message: string, inFrench: string): DomainError {
  return new DomainError('bad-request', message, { details: { inFrench } });
}
