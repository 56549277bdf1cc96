import * as oxigraph from 'oxigraph';
import { expect } from 'vitest';

/** The lines of a document as written, from the Graph Store. */
export async function readDocument(baseIri: string, graph: string): Promise<string[]> {
  const response = await fetch(new URL(`graphs?graph=${encodeURIComponent(graph)}`, baseIri), {
    headers: { accept: 'application/n-quads' },
  });
  const text = await response.text();
  return response.status === 404 ? [] : text.split('\n').filter((line) => line !== '');
}

/**
 * Compares what queries see with the documents, graph by graph, in the form that the index gives to literals.
 *
 * @returns How many triples were compared.
 */
export async function compareIndexWithDocuments(baseIri: string, expected: readonly string[]): Promise<number> {
  const select = async (query: string) => {
    const response = await fetch(new URL(`sparql?query=${encodeURIComponent(query)}`, baseIri), {
      headers: { accept: 'text/tab-separated-values' },
    });
    expect(response.status).toBe(200);
    return (await response.text()).trimEnd().split('\n').slice(1).sort();
  };
  const graphs = (await select('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }')).map((line) => line.slice(1, -1));
  const documents = new Map<string, string[]>();
  for (const graph of new Set([...graphs, ...expected])) {
    documents.set(graph, await readDocument(baseIri, graph));
  }
  let compared = 0;
  const union = new oxigraph.Store();
  for (const [graph, lines] of documents) {
    const triples = canonical(lines.join('\n'), 'application/n-quads');
    for (const triple of triples) {
      union.add(triple);
    }
    const rows = await select(`SELECT ?s ?p ?o { GRAPH <${graph}> { ?s ?p ?o } }`);
    const seen = canonical(rows.map((row) => `${row.replaceAll('\t', ' ')} .`).join('\n'), 'text/turtle');
    expect(seen.map(String).sort(), graph).toEqual(triples.map(String).sort());
    compared += triples.length;
  }
  const [count] = await select('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }');
  expect(Number(count)).toBe(union.size);
  return compared;
}

/** The triples of a text without their graphs, in the form in which the engine keeps them. */
function canonical(text: string, format: string): oxigraph.Quad[] {
  const store = new oxigraph.Store();
  for (const { subject, predicate, object } of oxigraph.parse(text, { format, lenient: true })) {
    store.add(oxigraph.quad(subject, predicate, object));
  }
  return store.match();
}
