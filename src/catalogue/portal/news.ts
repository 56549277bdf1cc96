import type { Quad } from '@rdfjs/types';
import { groupBy } from '../../core/rdf/dataset.ts';
import type { Commit } from '../../store/commit.ts';
import type { Store } from '../../store/store.ts';
import { rdf } from '../../vocabulary/terms.ts';
import { thingOfDocument } from '../kinds.ts';

/** One change that people may want to look at. */
export interface NewsItem {
  readonly revision: number;
  readonly time: Date;
  /** The things whose own documents it changed, and what became of each. */
  readonly things: readonly { readonly iri: string; readonly kind: 'created' | 'changed' | 'removed' }[];
}

/** How many changes are news. */
const most = 5;

/**
 * What changed last, the newest first. The first load of an instance is no news; what is known is read on, commit by
 * commit, and never again.
 */
export function createNews(store: Store, baseIri: string): () => Promise<readonly NewsItem[]> {
  let known: { readonly revision: number; readonly items: readonly NewsItem[] } = { revision: 1, items: [] };
  return async () => {
    const revision = await store.revision();
    const before = known;
    if (revision > before.revision) {
      const items: NewsItem[] = [];
      for await (const commit of store.commits({ from: before.revision + 1, to: revision, newestFirst: true })) {
        const item = newsOf(commit, baseIri);
        if (item.things.length > 0 && items.push(item) === most) {
          break;
        }
      }
      known = { revision, items: [...items, ...before.items].slice(0, most) };
    }
    return known.items;
  };
}

function newsOf({ revision, time, added, removed }: Commit, baseIri: string): NewsItem {
  const graphOf = ({ graph }: Quad): string => graph.value;
  const [gained, lost] = [groupBy(added, graphOf), groupBy(removed, graphOf)];
  const things = [...new Set([...gained.keys(), ...lost.keys()])].flatMap((graph) => {
    const iri = thingOfDocument(baseIri, graph);
    const isTyped = (quads: readonly Quad[] | undefined): boolean =>
      (quads ?? []).some(({ subject, predicate }) => subject.value === iri && predicate.equals(rdf.type));
    const [gains, loses] = [isTyped(gained.get(graph)), isTyped(lost.get(graph))];
    const kind = gains === loses ? 'changed' : gains ? 'created' : 'removed';
    return iri ? [{ iri, kind } as const] : [];
  });
  return { revision, time, things };
}
