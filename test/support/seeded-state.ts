import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Contributor } from '../../src/contribution/contributor.ts';
import { loadSeed } from '../../src/ingestion/seed/load-seed.ts';
import { readSeedDocuments, type SeedDocument } from '../../src/ingestion/seed/read-seed.ts';
import { EmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { loadShapes } from '../../src/validation/shape-files.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';

const repository = resolve(import.meta.dirname, '../..');
/** How folders with loaded data begin, among the temporary ones. */
export const seededPrefix = 'fabriques-seeded-';

/**
 * Puts a state with the real data into a folder. It is loaded once for each version of data, vocabulary, shapes and
 * code, as a first start does, and copied from then on; addresses in a state follow the base IRI of who opens it.
 */
export async function copySeededState(stateDir: string): Promise<void> {
  await cp(await seededState(), stateDir, { recursive: true });
}

async function seededState(): Promise<string> {
  const folder = join(tmpdir(), seededPrefix + seedFingerprint());
  if (!existsSync(folder)) {
    const unfinished = await mkdtemp(join(tmpdir(), `${seededPrefix}unfinished-`));
    await load(unfinished);
    // Another process may have been faster with the same.
    await rename(unfinished, folder).catch(async () => rm(unfinished, { recursive: true, force: true }));
    await takeOldOnesAway();
  }
  return folder;
}

async function load(stateDir: string): Promise<void> {
  const baseIri = 'http://localhost/';
  const store = new EmbeddedStore({ stateDir, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000, queryWorkers: 1 });
  const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });
  const contributor = new Contributor({ store, validator, baseIri });
  await loadSeed(withoutPackagedPeers(baseIri), { contributor, store });
  await store.close();
}

/** The real data but for the places of the CGET and the manufactures, four times as much: what shows them loads them. */
async function* withoutPackagedPeers(baseIri: string): AsyncIterable<SeedDocument> {
  for await (const document of readSeedDocuments(join(repository, 'data'), baseIri)) {
    if (!/^peers\/(?:cget-2019|anct-manufactures)\//u.test(document.file)) {
      yield document;
    }
  }
}

/** Of everything that a loaded state depends on. */
export function seedFingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['data', 'ontology', 'shapes', 'src']) {
    const files = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter((name) => statSync(join(repository, folder, name)).isFile())) {
      hash.update(`${folder}/${file}\n`).update(readFileSync(join(repository, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function takeOldOnesAway(): Promise<void> {
  const yesterday = Date.now() - 86_400_000;
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(seededPrefix))) {
    const path = join(tmpdir(), name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) < yesterday) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
