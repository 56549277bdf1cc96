import type { Configuration } from './core/configuration.ts';
import { DomainError } from './core/errors.ts';
import { createEmbeddedStateKeeper } from './store/embedded/embedded-state-keeper.ts';
import { EmbeddedStore } from './store/embedded/embedded-store.ts';
import { createRemoteStateKeeper } from './store/remote/remote-state-keeper.ts';
import { RemoteStore } from './store/remote/remote-store.ts';
import type { StateKeeper } from './store/state-keeper.ts';
import type { Store } from './store/store.ts';

// The only file that names an adapter: which store is underneath is decided here, for the command line as for programs.

/** Opens the store that the configuration asks for. */
export function createStore(configuration: Configuration): Store {
  return configuration.store === 'sparql' ? createRemoteStore(configuration) : new EmbeddedStore(configuration);
}

/** What operators do with the data of that store as a whole. */
export function createStateKeeper(configuration: Configuration): StateKeeper {
  return configuration.store === 'sparql'
    ? createRemoteStateKeeper(configuration.storeAccess?.queryUrl ?? '', () => createRemoteStore(configuration))
    : createEmbeddedStateKeeper(configuration);
}

function createRemoteStore(configuration: Configuration): RemoteStore {
  if (!configuration.storeAccess) {
    throw new DomainError('configuration-invalid', 'A SPARQL store needs FABRIQUES_STORE_QUERY_URL.');
  }
  return new RemoteStore({ ...configuration, ...configuration.storeAccess });
}
