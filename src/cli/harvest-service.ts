import { Contributor } from '../contribution/contributor.ts';
import { readConfiguration } from '../core/configuration.ts';
import type { Harvesting } from '../federation/harvest/create-harvesting.ts';
import type { CommandContext } from './context.ts';
import { loadModel } from './model.ts';
import { packagedSeedDir } from './packaged-seed.ts';

/**
 * Does something with the peers of an instance, in its store: one process has the state at a time, so a server that runs
 * on it is asked at `/federation` instead.
 */
export async function withHarvesting<T>(
  { environment, createStore }: CommandContext,
  act: (harvesting: Harvesting) => Promise<T>,
): Promise<T> {
  const { createHarvesting } = await import('../federation/harvest/create-harvesting.ts');
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  const store = await createStore(configuration);
  try {
    const { validator } = loadModel();
    const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri });
    const harvesting = createHarvesting(configuration, { store, contributor });
    try {
      return await act(harvesting);
    } finally {
      await harvesting.close();
    }
  } finally {
    await store.close();
  }
}
