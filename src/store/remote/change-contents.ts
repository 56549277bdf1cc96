import type { Quad } from '@rdfjs/types';
import type { Delta } from './delta.ts';
import { type DocumentReader, partIri } from './document-reader.ts';
import { type DocumentPart, linesOf, parseRecordLines, rewriteParts, toRecordLine } from './document-text.ts';
import { is } from './layout.ts';
import { type PublishedLines, publishedLines } from './published-lines.ts';
import { systemGraphs } from './system-graphs.ts';
import { iriRef, toSparql, tripleForStore } from './terms.ts';

/** What of one graph changes; quads by their lines. */
export interface GraphChange {
  readonly graph: Quad['graph'];
  readonly added: Map<string, Quad>;
  readonly removed: Map<string, Quad>;
}

/** What of one graph changes for queries, and the lines that they see of it afterwards. */
export interface IndexChange extends GraphChange {
  readonly published: readonly string[];
}

/**
 * Changes the parts of the text of a document, and of its triples those that queries may see.
 *
 * @returns What changes of these.
 */
export function changeContents(
  delta: Delta,
  name: string,
  parts: readonly DocumentPart[],
  change: GraphChange,
): IndexChange {
  const { graph, added, removed } = change;
  const before = linesOf(parts);
  const kept = before.filter((line) => !removed.has(line));
  const index = changeIndex(delta, name, graph, { before, after: [...kept, ...added.keys()] });
  const rewritten = rewriteParts(parts, new Set(removed.keys()), [...added.keys()]);
  const of = { iri: name };
  for (const { id, text } of rewritten.out) {
    delta.deleteFacts(systemGraphs.documents, partIri(id), { [is.of]: of, [is.text]: text });
  }
  for (const { id, text } of rewritten.new) {
    delta.insertFacts(systemGraphs.documents, partIri(id), { [is.of]: of, [is.text]: text });
  }
  return index;
}

/** Changes the triples of a document that queries see, and what is remembered of those that they do not. */
function changeIndex(
  delta: Delta,
  name: string,
  graph: Quad['graph'],
  lines: { readonly before: readonly string[]; readonly after: readonly string[] },
): IndexChange {
  const [before, after] = [publishedLines(lines.before, graph), publishedLines(lines.after, graph)];
  const change = {
    graph,
    added: quadsOf(without(after.published, before.published), graph),
    removed: quadsOf(without(before.published, after.published), graph),
    published: after.published,
  };
  change.removed.forEach((quad) => delta.delete(name, tripleForStore(quad)));
  change.added.forEach((quad) => delta.insert(name, tripleForStore(quad)));
  for (const quad of kin(after.published, change.removed, graph)) {
    delta.insert(name, tripleForStore(quad));
  }
  const about = ({ withheld }: PublishedLines) => [
    ...new Set([...quadsOf(withheld, graph).values()].map(({ subject }) => aboutWithheld(name, subject))),
  ];
  const [hidden, hiding] = [about(before), about(after)];
  without(hidden, hiding).forEach((triple) => delta.delete(systemGraphs.withheld, triple));
  without(hiding, hidden).forEach((triple) => delta.insert(systemGraphs.withheld, triple));
  return change;
}

/** Withholds of a document what queries saw until now, where the software withheld nothing yet. */
export function withholdContents(
  delta: Delta,
  name: string,
  graph: Quad['graph'],
  lines: readonly string[],
): IndexChange {
  const { published, withheld } = publishedLines(lines, graph);
  const removed = quadsOf(withheld, graph);
  removed.forEach((quad) => {
    delta.delete(name, tripleForStore(quad));
    delta.insert(systemGraphs.withheld, aboutWithheld(name, quad.subject));
  });
  for (const quad of kin(published, removed, graph)) {
    delta.insert(name, tripleForStore(quad));
  }
  return { graph, added: new Map(), removed, published };
}

/** That something withheld is said of a thing in a document: it is found there all the same. */
function aboutWithheld(name: string, subject: Quad['subject']): string {
  return `${iriRef(name)} ${iriRef(is.of)} ${toSparql(subject)}`;
}

function quadsOf(lines: readonly string[], graph: Quad['graph']): Map<string, Quad> {
  return new Map(parseRecordLines(lines.join('\n'), graph).map((quad, index) => [lines[index] ?? '', quad]));
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Set(others);
  return lines.filter((line) => !left.has(line));
}

/**
 * What stays of a document and may be the same to a store as what is removed: it keeps values, so that `"007"` and `"7"`
 * are one number to it, and the removal of one would take away both.
 */
function kin(published: readonly string[], removed: ReadonlyMap<string, Quad>, graph: Quad['graph']): Quad[] {
  const prefixes = new Set(
    [...removed.values()].filter(isValued).map((quad) => toRecordLine(quad).slice(0, -literalLength(quad))),
  );
  if (prefixes.size === 0) {
    return [];
  }
  const lines = published.filter((line) => [...prefixes].some((prefix) => line.startsWith(prefix)));
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

/** Each triple stands in the union as long as queries see it in a document. */
export async function changeUnion(
  delta: Delta,
  reader: DocumentReader,
  changes: ReadonlyMap<string, IndexChange>,
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
    if (!description) {
      continue;
    }
    const { graph } = description;
    const lines = changes.get(name)?.published ?? publishedLines(linesOf(parts), graph).published;
    for (const quad of parseRecordLines(lines.join('\n'), graph)) {
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
