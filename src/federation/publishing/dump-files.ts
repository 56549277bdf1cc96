import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { StreamWriter } from 'n3';
import { takeSnapshot, type PublishedDocument, type Snapshot } from '../../catalogue/published-documents.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { makeWhole } from '../../core/whole-files.ts';
import type { Store } from '../../store/store.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';

/** The files that hold everything, by name. */
export const dumpNames = ['fabriques.nq', 'fabriques.nq.gz', 'fabriques.trig', 'fabriques.trig.gz'] as const;

/** The name of a file that holds everything. */
export type DumpName = (typeof dumpNames)[number];

/** One file as it lies on the disk. */
export interface DumpFile {
  readonly name: DumpName;
  readonly path: string;
  readonly bytes: number;
  readonly revision: number;
  readonly modified: Date | undefined;
}

/** The whole data set as files. */
export interface Dumps {
  /** The files of the current revision; they are written when the revision has moved, and only then. */
  readonly current: () => Promise<readonly DumpFile[]>;
}

/** Another number where what the files hold is decided otherwise, so that older ones are not taken for current. */
const layout = 1;

/** Keeps the dumps of a store in a folder. */
export function createDumps(store: Store, folder: string): Dumps {
  let writing: Promise<readonly DumpFile[]> | undefined;
  const current = async (): Promise<readonly DumpFile[]> => {
    const snapshot = await takeSnapshot(store);
    const files = await Promise.all(dumpNames.map(async (name) => describe(folder, name, snapshot)));
    return files.every((file) => file !== undefined) ? files : write(store, folder);
  };
  return {
    current: async () => {
      // Whoever comes while files are written waits for them: they are written once.
      writing ??= current().finally(() => {
        writing = undefined;
      });
      return writing;
    },
  };
}

async function describe(folder: string, name: DumpName, snapshot: Snapshot): Promise<DumpFile | undefined> {
  const path = join(folder, fileName(name, snapshot));
  if (!existsSync(path)) {
    return undefined;
  }
  const { revision, modified } = snapshot;
  return { name, path, bytes: (await stat(path)).size, revision, modified };
}

async function write(store: Store, folder: string): Promise<readonly DumpFile[]> {
  await mkdir(folder, { recursive: true });
  const snapshot = await takeSnapshot(store);
  for (const syntax of ['nq', 'trig'] as const) {
    const path = join(folder, fileName(`fabriques.${syntax}`, snapshot));
    await make(path, snapshot, async (unfinished) =>
      pipeline([...texts[syntax](snapshot.documents()), createWriteStream(unfinished)]),
    );
    await make(`${path}.gz`, snapshot, async (unfinished) =>
      pipeline(createReadStream(path), createGzip(), createWriteStream(unfinished)),
    );
  }
  const kept = new Set(dumpNames.map((name) => fileName(name, snapshot)));
  for (const file of await readdir(folder)) {
    // Who reads an older one reads on: the file goes when nobody has it open.
    if (!kept.has(file) && !file.startsWith('.')) {
      await rm(join(folder, file), { force: true });
    }
  }
  const files = await Promise.all(dumpNames.map(async (name) => describe(folder, name, snapshot)));
  return files.filter((file) => file !== undefined);
}

/** Makes a file whose time is that of the data, which is what `Last-Modified` says. */
async function make(path: string, { modified }: Snapshot, fill: (unfinished: string) => Promise<void>): Promise<void> {
  await makeWhole(path, async (unfinished) => {
    await fill(unfinished);
    const time = modified ?? new Date(0);
    await utimes(unfinished, time, time);
  });
}

/** The steps from documents to text, as they come. */
const texts = {
  nq: (documents: AsyncIterable<PublishedDocument>) => [Readable.from(toLines(documents))],
  trig: toTrig,
};

/**
 * The steps from documents to TriG: a stream of quads, and what writes them. Labels of blank nodes stay as they are, so
 * that one that stands in two documents is one.
 */
export function toTrig(documents: AsyncIterable<PublishedDocument>): [Readable, StreamWriter] {
  return [Readable.from(toQuads(documents)), new StreamWriter({ format: 'application/trig', prefixes })];
}

async function* toLines(documents: AsyncIterable<PublishedDocument>): AsyncIterable<string> {
  for await (const { quads } of documents) {
    yield serialiseRdf(quads, 'application/n-quads');
  }
}

async function* toQuads(documents: AsyncIterable<PublishedDocument>): AsyncIterable<Quad> {
  for await (const { quads } of documents) {
    yield* quads;
  }
}

/** A file of another revision, or of another history with as many revisions, has another name. */
function fileName(name: DumpName, { revision, modified }: Snapshot): string {
  const [before, ...after] = name.split('.');
  return `${before}-${layout}-r${revision}-${modified?.getTime() ?? 0}.${after.join('.')}`;
}
