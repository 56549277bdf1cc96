import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { packageRoot } from '../../core/package-root.ts';
import { compactJsonLd } from '../../core/rdf/json-ld.ts';
import { parseText } from '../../core/rdf/parse.ts';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { bindInBranches } from '../../core/sparql/bind-in-branches.ts';
import { thingTree } from '../../catalogue/thing-tree.ts';
import type { Store } from '../../store/store.ts';
import { describe, exchangePrefixes, namedNode, term } from './exchange-terms.ts';

/** The vocabularies in which things are rendered by a query of `mappings/publish/`. */
export const renderedVocabularies = ['pair', 'schema'] as const;

/** The name of such a vocabulary, as `?vocab=` says it. */
export type RenderedVocabulary = (typeof renderedVocabularies)[number];

/** Renders things in the words of a neighbour. */
export type Rendering = (things: readonly string[]) => Promise<Quad[]>;

/** Makes a rendering: the mapping is a SPARQL CONSTRUCT query, a file that anybody can change. */
export function createRendering(store: Store, vocabulary: RenderedVocabulary): Rendering {
  const query = readFileSync(join(packageRoot, 'mappings/publish', `${vocabulary}.rq`), 'utf8');
  const nTriples = rdfFormatOf('application/n-triples');
  return async (things) => {
    if (things.length === 0 || !nTriples) {
      return [];
    }
    const { body } = await store.query({ text: bindInBranches(query, 'thing', things), lane: 'portal' });
    return parseText(new TextDecoder().decode(body), nTriples);
  };
}

/** A collection as an LDP container of its members. @see {@link https://www.w3.org/TR/ldp/#ldpc} */
export function containerQuads(container: string, members: readonly string[]): Quad[] {
  return describe(namedNode(container), [
    ['rdf:type', [term('ldp:Container'), term('ldp:BasicContainer')]],
    ['ldp:contains', members.map(namedNode)],
  ]);
}

const contexts: Readonly<Record<RenderedVocabulary, object>> = {
  // SemApps takes keys with prefixes as they stand.
  pair: { pair: exchangePrefixes.pair, ldp: exchangePrefixes.ldp, id: '@id', type: '@type' },
  // What https://schema.org says of itself, as far as it matters here: readers of schema.org know that address.
  schema: { '@vocab': exchangePrefixes.schema },
};
const schemaContext = 'https://schema.org';

/** A rendering as JSON-LD: a tree from a root, as readers of that vocabulary take it. */
export async function writeRenderedJson(
  quads: readonly Quad[],
  vocabulary: RenderedVocabulary,
  root: string,
  members: readonly string[] = [],
): Promise<string> {
  const context = { '@context': contexts[vocabulary] };
  const tree = thingTree(quads, root, members);
  const compacted = await compactJsonLd([tree], schemaContext, { contexts: new Map([[schemaContext, context]]) });
  const shown = vocabulary === 'schema' ? compacted : { ...compacted, '@context': contexts[vocabulary] };
  const listed = 'ldp:contains' in shown ? { ...shown, 'ldp:contains': [shown['ldp:contains']].flat() } : shown;
  return `${JSON.stringify(listed, undefined, 2)}\n`;
}
