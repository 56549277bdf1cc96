import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toNTriples as writeTerm } from '../../src/core/rdf/to-ntriples.ts';
import { vocabularyQuads } from '../../src/ingestion/seed/vocabulary-documents.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';
import { actionDocuments } from './actions.ts';
import { type FabriqueInput, makeFabrique, makeSourceDocument, nameOf } from './fabrique.ts';
import { createRandom } from './random.ts';
import { makeStructures } from './structures.ts';
import { readCommunes } from './territory.ts';
import { type BenchDocument, toNTriples, toTrig, trigPrefixes } from './triples.ts';
import { firstVisitor, makeVisits } from './visits.ts';
import { placeKinds, placeNames } from './words.ts';

/** A data set on disk. */
export interface BenchData {
  readonly size: number;
  /** TriG with relative IRIs: a folder for `FABRIQUES_SEED`. */
  readonly seedDir: string;
  /** The union of the documents, each triple once: N-Triples with absolute IRIs. */
  readonly unionFile: string;
  readonly baseIri: string;
  readonly documents: number;
  /** Quads in the documents. */
  readonly quads: number;
  /** Triples in the union. */
  readonly triples: number;
  /** Some fabriques, spread over the whole. */
  readonly samples: readonly string[];
  /** A fabrique that visits others. */
  readonly visitor: string;
  /** A digest of the vocabulary, which the union holds too, as a server does. */
  readonly vocabulary: string;
}

/** Raise it when what is generated changes, so that folders of before are made anew. */
const version = 5;

/** Makes the data of a number of fabriques, unless it is there already. */
export async function generateData(root: string, size: number, baseIri: string): Promise<BenchData> {
  const folder = join(root, `${size}-v${version}`);
  const manifest = join(folder, 'manifest.json');
  const vocabulary = readVocabulary(baseIri);
  if (existsSync(manifest)) {
    const made = JSON.parse(await readFile(manifest, 'utf8')) as BenchData;
    if (made.baseIri === baseIri && made.vocabulary === digest(vocabulary)) {
      return { ...made, seedDir: join(folder, 'seed'), unionFile: join(folder, 'union.nt') };
    }
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'seed'), { recursive: true });
  const data = await write(folder, size, baseIri, vocabulary);
  await writeFile(manifest, `${JSON.stringify(data, null, 2)}\n`);
  return data;
}

async function write(folder: string, size: number, baseIri: string, vocabulary: readonly string[]): Promise<BenchData> {
  const seedDir = join(folder, 'seed');
  const unionFile = join(folder, 'union.nt');
  const union = createWriteStream(unionFile);
  const counts = { documents: 0, quads: 0, triples: 0 };
  const slugs: string[] = [];
  for (const [file, documents] of Object.entries(allDocuments(size, slugs))) {
    const trig = createWriteStream(join(seedDir, `${file}.trig`));
    await put(trig, trigPrefixes);
    for await (const about of documents) {
      const lines = new Set(about.flatMap(({ triples }) => triples.map((triple) => toNTriples(triple, baseIri))));
      counts.documents += about.length;
      counts.quads += about.reduce((sum, { triples }) => sum + triples.length, 0);
      counts.triples += lines.size;
      await put(trig, about.map(toTrig).join(''));
      await put(union, [...lines].join(''));
    }
    await close(trig);
  }
  await put(union, vocabulary.join(''));
  await close(union);
  const samples = Array.from({ length: 200 }, (_, index) => slugs[Math.floor((index * slugs.length) / 200)] ?? '');
  return {
    size,
    seedDir,
    unionFile,
    baseIri,
    ...counts,
    triples: counts.triples + vocabulary.length,
    samples: [...new Set(samples)],
    visitor: slugs[firstVisitor] ?? '',
    vocabulary: digest(vocabulary),
  };
}

/** The triples of the vocabulary, which every server of the project holds beside its data. */
function readVocabulary(baseIri: string): string[] {
  const lines = vocabularyQuads(loadVocabulary(), baseIri).map(
    ({ subject, predicate, object }) => `${[subject, predicate, object].map((term) => writeTerm(term)).join(' ')} .\n`,
  );
  return [...new Set(lines)];
}

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16);
}

/** Per file, the documents, those about one thing together. */
function allDocuments(size: number, slugs: string[]): Record<string, AsyncIterable<BenchDocument[]>> {
  const random = createRandom(size);
  const prepared = readCommunes().then((communes) => ({
    communes,
    structures: makeStructures(Math.ceil(size * 0.35), communes, random),
  }));
  return {
    actions: (async function* () {
      yield* [...actionDocuments()].map((one) => [one]);
    })(),
    structures: (async function* () {
      yield* (await prepared).structures.map((structure) => [structure.document]);
    })(),
    fabriques: (async function* () {
      const { communes, structures } = await prepared;
      const taken = new Set<string>();
      for (let number = 0; number < size; number += 1) {
        const commune = random.pick(communes);
        const names = nameOf(random.pick(placeKinds), random.pick(placeNames), commune, taken);
        const input: FabriqueInput = { ...names, commune, structures, random };
        slugs.push(names.slug);
        // Every seventh is known from a second source too, which says in part the same.
        yield number % 7 === 0 ? [makeFabrique(input), makeSourceDocument(input)] : [makeFabrique(input)];
      }
    })(),
    visites: (async function* () {
      yield* [...makeVisits(Math.ceil(size * 0.4), slugs, random)].map((one) => [one]);
    })(),
  };
}

async function put(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) {
    await once(stream, 'drain');
  }
}

async function close(stream: WriteStream): Promise<void> {
  stream.end();
  await once(stream, 'finish');
}
