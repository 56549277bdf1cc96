import { createStore } from './adapters.ts';
import { createInstance, type Instance } from './cli/instance.ts';
import { packagedSeedDir } from './cli/packaged-seed.ts';
import { readConfiguration } from './core/configuration.ts';

// What programs use of this package: a whole instance, or its parts. Everything here follows Semantic Versioning;
// what is not here may change at any time.

export type { Instance, SeedTeller } from './cli/instance.ts';
export { loadModel, type Model } from './cli/model.ts';
export { createStore, packagedSeedDir };
export { type Configuration, readConfiguration } from './core/configuration.ts';
export { DomainError, type ErrorCode } from './core/errors.ts';
export { rdfFormats, type RdfFormat } from './core/rdf/formats.ts';
export { parseRdf } from './core/rdf/parse.ts';
export { serialiseRdf } from './core/rdf/serialise.ts';
export { type Contributed, Contributor } from './contribution/contributor.ts';
export type { Changeset, Commit } from './store/commit.ts';
export type { QueryRequest, QueryResult } from './store/query-request.ts';
export type { GraphDescription, Store, StoreStatus } from './store/store.ts';
export type { ValidationReport } from './validation/report.ts';
export type { Validator } from './validation/validator.ts';
export type { Vocabulary } from './vocabulary/vocabulary.ts';

/** The settings of an instance, by the names of their environment variables; numbers may be numbers. */
export type Settings = Readonly<Record<string, string | number | undefined>>;

/**
 * Makes an instance inside a program. Its state is taken for this process; it does not listen until told to.
 *
 * ```ts
 * const fabriques = await createFabriques({ FABRIQUES_STATE_DIR: './var', PORT: 8080 });
 * await fabriques.listen();
 * await fabriques.prepare();
 * const { body } = await fabriques.store.query({ text: 'ASK {}' });
 * await fabriques.close();
 * ```
 *
 * @param settings - As in the table of the README; nothing is read from the environment of the process.
 * @throws DomainError `configuration-invalid`, `state-in-use`, `state-corrupt`, `state-incompatible`.
 */
export async function createFabriques(settings: Settings = {}): Promise<Instance> {
  const texts = Object.entries(settings).map(([name, value]) => [name, value?.toString()]);
  const environment = Object.fromEntries(texts) as Record<string, string | undefined>;
  return createInstance(readConfiguration(environment, { seedDir: packagedSeedDir }), createStore);
}
