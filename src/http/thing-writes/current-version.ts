import type { Quad } from '@rdfjs/types';
import { writeThingJsonLd } from '../../catalogue/thing-json-ld.ts';
import { DomainError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import { publishable } from '../../vocabulary/publishable.ts';
import type { ServerDependencies } from '../dependencies.ts';

/** The own document of a thing as the JSON that a merge patch changes: neither sources nor labels of what it names. */
export async function ownJson(
  quads: readonly Quad[],
  iri: string,
  { configuration, vocabulary }: ServerDependencies,
): Promise<JsonObject> {
  const context = `${configuration.baseIri}context.jsonld`;
  const contexts = new Map([[context, vocabulary.context]]);
  const text = await writeThingJsonLd(quads, { form: 'compacted', context, contexts, root: iri });
  return JSON.parse(text) as JsonObject;
}

/** Adds to a refusal for staleness the version that stands, so that an editor can show both side by side. */
export async function withCurrentVersion(
  error: unknown,
  iri: string,
  dependencies: ServerDependencies,
  seesAll: () => Promise<boolean>,
): Promise<unknown> {
  if (!(error instanceof DomainError) || !['revision-conflict', 'precondition-required'].includes(error.code)) {
    return error;
  }
  const { store, configuration } = dependencies;
  const graph = ownDocument(configuration.baseIri, iri);
  const whole = await store.readGraph(graph);
  const quads = (await seesAll()) ? whole : publishable(whole);
  if (quads.length === 0) {
    return error;
  }
  let lastChange: object | undefined;
  for await (const { author, message, time } of store.commits({ graph, newestFirst: true })) {
    lastChange = { author, message, time: time.toISOString() };
    break;
  }
  const current = await ownJson(quads, iri, dependencies);
  return new DomainError(error.code, error.message, {
    cause: error,
    details: { ...error.details, document: graph.value, lastChange, current },
  });
}
