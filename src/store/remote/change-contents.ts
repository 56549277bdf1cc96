import type { Quad } from '@rdfjs/types';
import type { Delta } from './delta.ts';
import { type DocumentReader, partIri } from './document-reader.ts';
import { type DocumentPart, linesOf, parseRecordLines, rewriteParts, toRecordLine } from './document-text.ts';
import { is } from './layout.ts';
import { systemGraphs } from './system-graphs.ts';
import { toSparql, tripleForStore } from './terms.ts';

/** What of one graph changes; quads by their lines. */
export interface GraphChange {
  readonly graph: Quad['graph'];
  readonly added: Map<string, Quad>;
  readonly removed: Map<string, Quad>;
}

/** Changes the triples of a document and the parts of its text. */
export function changeContents(
  delta: Delta,
  name: string,
  parts: readonly DocumentPart[],
  { graph, added, removed }: GraphChange,
): void {
  removed.forEach((quad) => delta.delete(name, tripleForStore(quad)));
  added.forEach((quad) => delta.insert(name, tripleForStore(quad)));
  for (const quad of kin(parts, removed, graph)) {
    delta.insert(name, tripleForStore(quad));
  }
  const rewritten = rewriteParts(parts, new Set(removed.keys()), [...added.keys()]);
  const of = { iri: name };
  for (const { id, text } of rewritten.out) {
    delta.deleteFacts(systemGraphs.documents, partIri(id), { [is.of]: of, [is.text]: text });
  }
  for (const { id, text } of rewritten.new) {
    delta.insertFacts(systemGraphs.documents, partIri(id), { [is.of]: of, [is.text]: text });
  }
}

/**
 * What stays of a document and may be the same to a store as what is removed: it keeps values, so that `"007"` and `"7"`
 * are one number to it, and the removal of one would take away both.
 */
function kin(parts: readonly DocumentPart[], removed: ReadonlyMap<string, Quad>, graph: Quad['graph']): Quad[] {
  const prefixes = new Set(
    [...removed.values()].filter(isValued).map((quad) => toRecordLine(quad).slice(0, -literalLength(quad))),
  );
  if (prefixes.size === 0) {
    return [];
  }
  const lines = linesOf(parts).filter(
    (line) => !removed.has(line) && [...prefixes].some((prefix) => line.startsWith(prefix)),
  );
  return parseRecordLines(lines.join('\n'), graph).filter(isValued);
}

/** Whether a store may write the object in another way. */
function isValued({ object }: Quad): boolean {
  return (
    object.termType === 'Literal' &&
    object.datatype.value !== 'http://www.w3.org/2001/XMLSchema#string' &&
    (object.language === '' || object.language !== object.language.toLowerCase())
  );
}

function literalLength(quad: Quad): number {
  return toSparql(quad.object).length;
}

/** Each triple stands in the union as long as a document has it. */
export async function changeUnion(
  delta: Delta,
  reader: DocumentReader,
  changes: ReadonlyMap<string, GraphChange>,
): Promise<void> {
  const union = systemGraphs.union;
  const subjects = new Set<string>();
  for (const { added, removed } of changes.values()) {
    added.forEach((quad) => delta.insert(union, tripleForStore(quad)));
    for (const quad of removed.values()) {
      delta.delete(union, tripleForStore(quad));
      subjects.add(toSparql(quad.subject));
    }
  }
  if (subjects.size === 0) {
    return;
  }
  const documents = await reader.read(await reader.graphsAbout([...subjects]));
  const gone = delta.deleted.get(union) ?? new Set<string>();
  const beginnings = new Set(
    [...changes.values()].flatMap(({ removed }) => [...removed.values()].filter(isValued).map(beginningOf)),
  );
  for (const [name, { description, parts }] of documents) {
    const removed = changes.get(name)?.removed;
    const lines = description ? linesOf(parts).filter((line) => !removed?.has(line)) : [];
    for (const quad of description ? parseRecordLines(lines.join('\n'), description.graph) : []) {
      const triple = tripleForStore(quad);
      if (gone.has(triple) || (beginnings.size > 0 && isValued(quad) && beginnings.has(beginningOf(quad)))) {
        delta.insert(union, triple);
      }
    }
  }
}

function beginningOf({ subject, predicate }: Quad): string {
  return `${toSparql(subject)} ${toSparql(predicate)}`;
}
