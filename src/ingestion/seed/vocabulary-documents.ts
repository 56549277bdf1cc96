import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Contributor } from '../../contribution/contributor.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { Store } from '../../store/store.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** The vocabulary's files as documents of the store, so that queries find labels and definitions beside the data. */
export function vocabularyQuads({ files }: Pick<Vocabulary, 'files'>, baseIri: string): Quad[] {
  return files.flatMap(({ name, quads }) => {
    const graph = DataFactory.namedNode(`${baseIri}graphs/ontology/${name}`);
    return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
  });
}

/**
 * Brings the vocabulary in the store up to that of this version of the software.
 *
 * @returns Whether there was anything to change.
 */
export async function updateVocabulary(
  contributor: Contributor,
  store: Store,
  vocabulary: Pick<Vocabulary, 'files' | 'version'>,
  baseIri: string,
): Promise<boolean> {
  const wanted = new Map(vocabularyQuads(vocabulary, baseIri).map((quad) => [toNTriples(quad), quad]));
  const propose = async () => {
    const present = await presentQuads(store, `${baseIri}graphs/ontology/`);
    return {
      added: wanted.values(),
      removed: present.filter((quad) => !wanted.has(toNTriples(quad))),
      author: 'fabriques',
      message: `Vocabulaire ${vocabulary.version}`,
    };
  };
  const { commit } = await contributor.contribute(propose, { isJudged: true });
  return commit.added.length + commit.removed.length > 0;
}

async function presentQuads(store: Store, prefix: string): Promise<Quad[]> {
  const quads: Quad[] = [];
  for await (const { graph } of store.listGraphs()) {
    if (graph.value.startsWith(prefix)) {
      quads.push(...(await store.readGraph(graph)));
    }
  }
  return quads;
}
