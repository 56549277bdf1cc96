import type { Quad } from '@rdfjs/types';
import type { Contributor } from '../../contribution/contributor.ts';
import type { SeedDocument } from './read-seed.ts';

/** How far a load has come. */
export interface SeedProgress {
  readonly documents: number;
  readonly quads: number;
  readonly step: 'reading' | 'validating' | 'done';
}

/**
 * Loads documents into an empty store, all in one commit.
 *
 * @throws DomainError `malformed-rdf` or `validation-failed`; the store then stays empty.
 */
export async function loadSeed(
  contributor: Contributor,
  documents: AsyncIterable<SeedDocument>,
  onProgress: (progress: SeedProgress) => void = () => undefined,
): Promise<SeedProgress> {
  const added: Quad[] = [];
  let count = 0;
  for await (const { quads } of documents) {
    added.push(...quads);
    count += 1;
    onProgress({ documents: count, quads: added.length, step: 'reading' });
  }
  onProgress({ documents: count, quads: added.length, step: 'validating' });
  await contributor.contribute(() => ({
    added,
    removed: [],
    author: 'fabriques',
    message: 'First load of the seed data',
  }));
  const done = { documents: count, quads: added.length, step: 'done' } as const;
  onProgress(done);
  return done;
}
