import { setImmediate } from 'node:timers/promises';
import type { Quad } from '@rdfjs/types';
import { keyOf } from '../core/rdf/dataset.ts';
import type { References } from '../validation/references.ts';
import { createReport, type ValidationReport, type ValidationResult } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import type { Documents } from './contributor.ts';

/** As many documents as are judged in one go; whoever waits for the thread waits no longer than that. */
const mostTogether = 60;

/** How many groups are looked at for one that a document can join. */
const mostOpen = 20;

/**
 * Judges each document by itself.
 *
 * A judgement has a cost of its own, so documents that are strangers to each other are judged together, in a quarter of
 * the time: none speaks of a node that another speaks of or points at, so none can change what is found in another.
 *
 * @param onJudged - Is told how many documents have been judged.
 * @returns The report of each document, by the name of its graph.
 */
export async function validateDocuments(
  validator: Validator,
  documents: Documents,
  references: References,
  onJudged?: (documents: number) => void,
): Promise<ReadonlyMap<string, ValidationReport>> {
  const results = new Map<string, ValidationResult[]>([...documents.keys()].map((graph) => [graph, []]));
  let judged = 0;
  for (const group of groupStrangers(documents)) {
    const found = await validator.validate([...group.documents.values()].flat(), { references });
    for (const result of found.results) {
      const key = keyOf(result.focusNode);
      for (const graph of group.speakers.get(key) ?? group.pointers.get(key) ?? []) {
        results.get(graph)?.push(result);
      }
    }
    judged += group.documents.size;
    onJudged?.(judged);
    await setImmediate();
  }
  return new Map([...results].map(([graph, ofDocument]) => [graph, createReport(ofDocument)]));
}

interface Group {
  readonly documents: Map<string, readonly Quad[]>;
  /** The documents that speak of a node, one for each, and those that point at it. */
  readonly speakers: Map<string, string[]>;
  readonly pointers: Map<string, string[]>;
}

function groupStrangers(documents: Documents): Group[] {
  const groups: Group[] = [];
  let open: Group[] = [];
  for (const [graph, quads] of documents) {
    const subjects = new Set(quads.map(({ subject }) => keyOf(subject)));
    const objects = new Set(quads.flatMap(({ object }) => (object.termType === 'Literal' ? [] : [keyOf(object)])));
    let group = open.find(
      ({ speakers, pointers }) =>
        ![...subjects].some((node) => speakers.has(node) || pointers.has(node)) &&
        ![...objects].some((node) => speakers.has(node)),
    );
    if (!group) {
      group = { documents: new Map(), speakers: new Map(), pointers: new Map() };
      groups.push(group);
      open = [group, ...open.slice(0, mostOpen - 1)];
    }
    group.documents.set(graph, quads);
    subjects.forEach((node) => group.speakers.set(node, [graph]));
    objects.forEach((node) => group.pointers.set(node, [...(group.pointers.get(node) ?? []), graph]));
    if (group.documents.size >= mostTogether) {
      open = open.filter((one) => one !== group);
    }
  }
  return groups;
}
