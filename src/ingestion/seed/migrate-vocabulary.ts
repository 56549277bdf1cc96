import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contributor } from '../../contribution/contributor.ts';
import { defaultLimits } from '../../core/limits.ts';
import { createUpdateEngine } from '../../query/update/update-engine.ts';
import type { Store } from '../../store/store.ts';
import { defaultDocument } from '../../vocabulary/kinds.ts';
import { ontologyFolder } from '../../vocabulary/ontology-files.ts';

/** Where migrations stand: SPARQL updates, `0001-what.ru`, carried out once each in the order of their names. */
export const migrationsFolder: string = join(ontologyFolder, 'migrations');

/**
 * Brings data that were written with older terms up to the vocabulary of this version. What was done is remembered in
 * the commit that does it, so that a migration happens once, or not at all.
 *
 * @returns The names of those that were carried out now.
 * @throws DomainError `malformed-query`, or `validation-failed` where what it makes does not conform.
 */
export async function migrateVocabulary(
  contributor: Contributor,
  store: Store,
  baseIri: string,
  folder: string = migrationsFolder,
): Promise<string[]> {
  const engine = createUpdateEngine({
    store,
    baseIri,
    defaultGraph: defaultDocument(baseIri),
    limits: { ...defaultLimits.query, length: defaultLimits.updateLength },
  });
  const done: string[] = [];
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ru')) : [];
  for (const file of files.sort()) {
    const record = { collection: 'migrations', key: file } as const;
    if ((await store.records.get(record.collection, file)) === undefined) {
      const update = engine.prepare(readFileSync(join(folder, file), 'utf8'));
      await contributor.contribute(async () => ({
        ...(await engine.plan(update, {})),
        author: 'fabriques',
        message: `Vocabulaire : ${file}`,
        records: [{ ...record, value: { done: new Date().toISOString() }, expectedVersion: 0 }],
      }));
      done.push(file);
    }
  }
  return done;
}
