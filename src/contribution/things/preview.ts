import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { randomUUID } from 'node:crypto';
import { DomainError } from '../../core/errors.ts';
import { tripleKey } from '../../core/rdf/dataset.ts';
import { type CollectionName, kinds, ownDocument, thingIri } from '../../vocabulary/kinds.ts';
import { judgeChanges } from '../judge-changes.ts';
import { claimSubject } from '../mapping/claim-subject.ts';
import { nameParts } from '../mapping/name-parts.ts';
import { type Body, readBody } from '../mapping/read-body.ts';
import { composeDocument } from './compose-document.ts';
import type { ThingContributionsOptions } from './thing-contributions.ts';

/** What a body would change, were it written. */
export interface Preview {
  readonly iri: string;
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/**
 * What a body would change, judged as the write would be, without writing it.
 *
 * @param slug - Undefined for a new thing, which then has an address for the time being.
 * @throws DomainError `validation-failed` with the `reports`, and what reading a body throws.
 */
export async function previewThing(
  collection: CollectionName,
  slug: string | undefined,
  body: Body,
  { store, validator, baseIri, context }: Omit<ThingContributionsOptions, 'contributor'>,
): Promise<Preview> {
  const iri = thingIri(baseIri, collection, slug ?? `x-${randomUUID()}`);
  const graph = ownDocument(baseIri, iri);
  const before = await store.readGraph(graph);
  const current = before.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
  const read = await readBody(body, { thing: iri, graph: graph.value, baseIri, context });
  const named = nameParts(claimSubject(read, iri, kinds[collection]), iri, current);
  const after = composeDocument(named, current, { thing: iri, graph });
  const { reports } = await judgeChanges([{ graph, before, after }], { store, validator, baseIri });
  if ([...reports.values()].some(({ conforms }) => !conforms)) {
    throw new DomainError('validation-failed', 'The proposal does not fit the model', {
      details: { reports: Object.fromEntries(reports), inFrench: 'La proposition ne respecte pas le modèle' },
    });
  }
  const known = new Set([...before, ...(await statedBySources(iri, graph, store))].map(tripleKey));
  const kept = new Set(after.map(tripleKey));
  return {
    iri,
    added: after.filter((quad) => !known.has(tripleKey(quad))),
    removed: before.filter((quad) => !kept.has(tripleKey(quad))),
  };
}

async function statedBySources(
  iri: string,
  own: Quad['graph'],
  store: ThingContributionsOptions['store'],
): Promise<Quad[]> {
  const stated: Quad[] = [];
  for (const { graph } of await store.graphsAbout(DataFactory.namedNode(iri))) {
    if (!graph.equals(own)) {
      stated.push(...(await store.readGraph(graph)));
    }
  }
  return stated;
}
