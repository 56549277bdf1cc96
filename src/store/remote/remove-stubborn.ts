import type { Delta } from './delta.ts';
import type { Endpoint } from './endpoint.ts';
import { systemGraphs } from './system-graphs.ts';
import { iriRef } from './terms.ts';

/** Triples that one request takes away. */
const portion = 100;

/**
 * Takes away the texts with a language and letters beyond ASCII that a write has deleted. Virtuoso leaves them where an
 * update changes several graphs, as those of commits do, however they are named; from one graph by itself it takes them.
 *
 * Guarded by what the write has put into the head: what somebody may have written since stays.
 */
export async function removeStubborn(endpoint: Endpoint, delta: Delta): Promise<void> {
  const written = [...(delta.inserted.get(systemGraphs.head) ?? [])].join(' . ');
  const guard = written === '' ? '' : `GRAPH ${iriRef(systemGraphs.head)} { ${written} }`;
  const left = [...delta.deleted].flatMap(([graph, triples]) =>
    [...triples]
      .filter((triple) => isStubborn(triple) && !delta.inserted.get(graph)?.has(triple))
      .map((triple) => ({ graph, triple })),
  );
  for (let start = 0; start < left.length; start += portion) {
    const byGraph = new Map<string, string[]>();
    for (const { graph, triple } of left.slice(start, start + portion)) {
      byGraph.set(graph, [...(byGraph.get(graph) ?? []), triple]);
    }
    const operations = [...byGraph].map(
      ([graph, triples]) => `DELETE { GRAPH ${iriRef(graph)} { ${triples.join(' . ')} } } WHERE { ${guard} }`,
    );
    await endpoint.update(operations.join(' ; '));
  }
}

function isStubborn(triple: string): boolean {
  return /[^\p{ASCII}].*"@[A-Za-z0-9-]+$/su.test(triple);
}
