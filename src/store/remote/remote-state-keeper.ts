import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { StateKeeper, StateReport } from '../state-keeper.ts';
import type { Store } from '../store.ts';

/**
 * {@link StateKeeper} of a store that somebody else runs: its copies are made with its own means, while what only this
 * software knows of it, that the documents are what the history makes of them, is checked from here.
 */
export function createRemoteStateKeeper(address: string, open: () => Store): StateKeeper {
  const withStore = async <T>(act: (store: Store) => Promise<T>): Promise<T> => {
    const store = open();
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  };
  return {
    check: async (backup) => {
      if (backup !== undefined) {
        throw elsewhere(address);
      }
      return withStore(async (store) => check(store, address));
    },
    backup: async () => Promise.reject(elsewhere(address)),
    restore: async () => Promise.reject(elsewhere(address)),
    compact: async () => Promise.reject(elsewhere(address)),
    dump: async function* () {
      const store = open();
      try {
        for await (const { graph } of store.listGraphs()) {
          const lines = (await store.readGraph(graph)).map(lineOf);
          yield lines.join('');
        }
      } finally {
        await store.close();
      }
    },
  };
}

async function check(store: Store, path: string): Promise<StateReport> {
  const replayed = new Map<string, Set<string>>();
  let last = 0;
  for await (const { revision, added, removed } of store.commits()) {
    if (revision !== last + 1) {
      throw corrupt(`Revision ${last + 1} is missing from the history.`);
    }
    last = revision;
    removed.forEach((quad) => replayed.get(quad.graph.value)?.delete(lineOf(quad)));
    for (const quad of added) {
      const lines = replayed.get(quad.graph.value) ?? new Set<string>();
      replayed.set(quad.graph.value, lines.add(lineOf(quad)));
    }
  }
  if (last !== (await store.revision())) {
    throw corrupt(`The history ends at revision ${last}, the store is at ${await store.revision()}.`);
  }
  let [documents, triples, bytes] = [0, 0, 0];
  for await (const { graph, size } of store.listGraphs()) {
    const expected = replayed.get(graph.value) ?? new Set<string>();
    const lines = (await store.readGraph(graph)).map(lineOf);
    if (lines.length !== size || lines.length !== expected.size || lines.some((line) => !expected.has(line))) {
      throw corrupt(`The document ${graph.value} is not what the history makes of it.`);
    }
    documents += 1;
    triples += lines.length;
    bytes += lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    replayed.delete(graph.value);
  }
  const [missing] = [...replayed].find(([, lines]) => lines.size > 0) ?? [];
  if (missing !== undefined) {
    throw corrupt(`The document ${missing} is missing.`);
  }
  return { path, bytes, revision: last, documents, triples };
}

function lineOf(quad: Quad): string {
  return `${toNTriples(quad)}\n`;
}

function corrupt(message: string): DomainError {
  return new DomainError('state-corrupt', message);
}

function elsewhere(address: string): DomainError {
  return new DomainError(
    'bad-request',
    `The data are in the store at ${address}: copy them with its own means, or with fabriques migrate --from sparql --to embedded.`,
    {
      details: {
        inFrench: `Les données sont dans la base ${address} : copiez-les avec ses propres moyens, ou avec fabriques migrate --from sparql --to embedded.`,
      },
    },
  );
}
