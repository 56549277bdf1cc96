import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFactory } from 'n3';
import { afterAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../../src/cli/model.ts';
import { Contributor } from '../../../src/contribution/contributor.ts';
import { updateVocabulary } from '../../../src/ingestion/seed/vocabulary-documents.ts';
import { EmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';

const baseIri = 'http://localhost:3999/';
const stateDir = mkdtempSync(join(tmpdir(), 'fabriques-vocabulary-'));
afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

describe('The vocabulary in the store', () => {
  it('is brought up to date once, and loses what a newer version no longer says', async () => {
    const store = new EmbeddedStore({
      stateDir,
      baseIri,
      defaultGraph: 'union',
      queryTimeoutMs: 5000,
      queryWorkers: 1,
    });
    const { vocabulary, validator } = loadModel();
    const contributor = new Contributor({ store, validator, baseIri });
    const update = async (files = vocabulary.files) =>
      updateVocabulary(contributor, store, { files, version: vocabulary.version }, baseIri);

    expect(await update()).toBe(true);
    expect(await update()).toBe(false);
    expect(await store.revision()).toBe(1);
    const label =
      'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nSELECT ?label { ?c skos:notation "bailleur-social" ; skos:prefLabel ?label FILTER(lang(?label) = "fr") }';
    const { body } = await store.query({ text: label, resultsMediaType: 'text/csv' });
    expect(new TextDecoder().decode(body)).toMatch(/bailleur/iu);

    expect(await update(vocabulary.files.filter(({ name }) => name !== 'places'))).toBe(true);
    expect(await store.describeGraph(DataFactory.namedNode(`${baseIri}graphs/ontology/places`))).toBeUndefined();
    await store.close();
  });
});
