import { DataFactory } from 'n3';
import type { Contributor } from '../../contribution/contributor.ts';
import type { Store } from '../../store/store.ts';
import { identityGraphs } from '../../vocabulary/identity.ts';
import { type Judgement, judgementsIn } from './judgement.ts';

/** What the identity of places is judged with. */
export interface IdentityContext {
  readonly store: Store;
  readonly contributor: Contributor;
  readonly baseIri: string;
}

/** Every judgement there is. */
export async function readJudgements({ store, baseIri }: Omit<IdentityContext, 'contributor'>): Promise<Judgement[]> {
  const found: Judgement[] = [];
  const start = identityGraphs(baseIri);
  for await (const { graph } of store.listGraphs()) {
    if (graph.value.startsWith(start)) {
      const document = await store.readGraph(DataFactory.namedNode(graph.value));
      found.push(...judgementsIn(document).map(({ judgement }) => judgement));
    }
  }
  return found;
}
