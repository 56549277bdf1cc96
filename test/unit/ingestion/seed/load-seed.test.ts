import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Contributor } from '../../../../src/contribution/contributor.ts';
import { DomainError } from '../../../../src/core/errors.ts';
import { toNTriples } from '../../../../src/core/rdf/to-ntriples.ts';
import { isUnseeded, loadSeed, type SeedProgress } from '../../../../src/ingestion/seed/load-seed.ts';
import { readSeedDocuments, type SeedDocument } from '../../../../src/ingestion/seed/read-seed.ts';
import type { Commit } from '../../../../src/store/commit.ts';
import { EmbeddedStore } from '../../../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../../../src/store/store.ts';
import { loadShapes } from '../../../../src/validation/shape-files.ts';
import { createValidator } from '../../../../src/validation/validator.ts';
import { rdf } from '../../../../src/vocabulary/terms.ts';
import { loadVocabulary } from '../../../../src/vocabulary/vocabulary.ts';

const baseIri = 'http://fabriques.example/';
const seedDir = join(import.meta.dirname, '../../../../data');
const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });

describe('The first load', () => {
  let stateDir: string;
  let store: EmbeddedStore;
  let documents: SeedDocument[];
  let progress: SeedProgress[];
  beforeEach(async () => {
    progress = [];
    stateDir = await mkdtemp(join(tmpdir(), 'first-load-'));
    store = new EmbeddedStore({ stateDir, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000, queryWorkers: 1 });
    documents = [];
    for await (const document of readSeedDocuments(seedDir, baseIri)) {
      if (!document.file.startsWith('peers/')) {
        documents.push(document);
      }
    }
  });
  afterEach(async () => {
    await store.close();
    await rm(stateDir, { recursive: true });
  });

  const load = async (options: { quadsPerCommit?: number; into?: Store } = {}) => {
    const { into = store, ...others } = options;
    const contributor = new Contributor({ store: into, validator, baseIri });
    const onProgress = (one: SeedProgress) => progress.push(one);
    return loadSeed(inOrder(documents), { contributor, store: into, onProgress, ...others });
  };
  const messages = async () => (await commitsOf(store)).map(({ message }) => message);
  const expectAllThere = async () => {
    for (const { graph, quads } of documents) {
      expect(lines(await store.readGraph(graph))).toEqual(lines(quads));
    }
  };

  it('is one commit, and done when that is there', async () => {
    expect(await isUnseeded(store)).toBe(true);
    const { step, documents: count, finished } = await load();
    expect([step, count, finished]).toEqual(['done', documents.length, documents.length]);
    expect(await messages()).toEqual(['Premier chargement des données']);
    expect(await isUnseeded(store)).toBe(false);
    await expectAllThere();
  });

  it('is several commits where there is much, though the first points at what comes with the last', async () => {
    await load({ quadsPerCommit: 300 });
    const told = await messages();
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.map((_, index) => `Premier chargement des données (${index + 1}/${told.length})`));
    expect(await isUnseeded(store)).toBe(false);
    await expectAllThere();
    const finished = (wanted: SeedProgress['step']) =>
      progress.filter(({ step }) => step === wanted).map((one) => one.finished);
    expect(finished('validating').at(-1)).toBe(documents.length);
    expect(finished('writing')).toHaveLength(told.length);
  });

  it('goes on after it was broken off, with the documents as they are by then', async () => {
    await expect(load({ quadsPerCommit: 300, into: fullAfter(store, 2) })).rejects.toThrow('full');
    expect(await store.revision()).toBe(2);
    expect(await isUnseeded(store)).toBe(true);
    const [first, ...others] = documents;
    documents = [{ ...(first as SeedDocument), quads: first?.quads.slice(0, -1) ?? [] }, ...others];
    await load({ quadsPerCommit: 300 });
    expect(await isUnseeded(store)).toBe(false);
    await expectAllThere();
    const [, , third] = await commitsOf(store);
    expect([third?.added.length, third?.removed.length]).toEqual([0, 1]);
  });

  it('writes nothing where the last of many documents does not conform', async () => {
    const own = documents.find(({ graph }) => graph.value.includes('/graphs/fabriques/')) as SeedDocument;
    const typeless = own.quads.filter(({ predicate }) => !predicate.equals(rdf.type));
    documents = [...documents.filter((document) => document !== own), { ...own, quads: typeless }];
    await expect(load({ quadsPerCommit: 300 })).rejects.toMatchObject({ code: 'validation-failed' });
    expect(await store.revision()).toBe(0);
    expect(await isUnseeded(store)).toBe(true);
  });
});

async function* inOrder(documents: readonly SeedDocument[]): AsyncIterable<SeedDocument> {
  yield* documents;
}

async function commitsOf(store: Store): Promise<Commit[]> {
  const found: Commit[] = [];
  for await (const commit of store.commits()) {
    found.push(commit);
  }
  return found;
}

function lines(quads: readonly Quad[]): string[] {
  return quads.map((quad) => toNTriples(quad)).sort();
}

/** A store whose disk is full after some commits. */
function fullAfter(store: Store, commits: number): Store {
  let made = 0;
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'commit' && (made += 1) > commits) {
        return async () => Promise.reject(new DomainError('storage-full', 'The disk is full.'));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
