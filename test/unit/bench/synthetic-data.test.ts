import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchData, generateData } from '../../../bench/synthetic/generate.ts';
import { toNTriples } from '../../../src/core/rdf/to-ntriples.ts';
import { readSeedDocuments } from '../../../src/ingestion/seed/read-seed.ts';
import { vocabularyQuads } from '../../../src/ingestion/seed/vocabulary-documents.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { createTestServer } from '../../support/test-server.ts';

const base = 'http://fabriques.bench/';

describe('The data of the bench', () => {
  let folder: string;
  let data: BenchData;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fabriques-bench-'));
    data = await generateData(join(folder, 'one'), 40, base);
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  async function readQuads(): Promise<Quad[]> {
    const all: Quad[] = [];
    for await (const { quads } of readSeedDocuments(data.seedDir, base)) {
      all.push(...quads);
    }
    return all;
  }

  it('is the same every time', async () => {
    const again = await generateData(join(folder, 'two'), 40, base);
    expect(await readFile(again.unionFile, 'utf8')).toBe(await readFile(data.unionFile, 'utf8'));
  });

  it('has a union that is the set of the triples of its documents and of the vocabulary', async () => {
    const quads = [...(await readQuads()), ...vocabularyQuads(loadVocabulary(), base)];
    const lines = (await readFile(data.unionFile, 'utf8')).trimEnd().split('\n');
    const triples = new Set(
      quads.map(({ subject, predicate, object }) =>
        [subject, predicate, object].map((term) => toNTriples(term)).join(' '),
      ),
    );
    expect([lines.length, new Set(lines).size]).toEqual([data.triples, data.triples]);
    expect(triples.size).toBe(data.triples);
  });

  it('conforms to the shapes, so that a server takes it as its seed', async () => {
    const { close, store } = await createTestServer({ seedDir: data.seedDir });
    expect(await store.revision()).toBe(1);
    await close();
  });
});
