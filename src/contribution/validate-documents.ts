import type { Quad } from '@rdfjs/types';
import { keyOf } from '../core/rdf/dataset.ts';
import type { References } from '../validation/references.ts';
import { createReport, type ValidationReport } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import type { Documents } from './contributor.ts';

interface Batch {
  readonly subjects: Set<string>;
  readonly documents: [graph: string, quads: readonly Quad[]][];
}

/**
 * Judges each document by itself.
 *
 * Documents that say nothing of the same subjects are judged together, which costs much less than
 * one by one and finds the same: a shape looks from a focus node along the statements of its document.
 *
 * @returns The report of each document, by the name of its graph.
 */
export async function validateDocuments(
  validator: Validator,
  documents: Documents,
  references: References,
): Promise<ReadonlyMap<string, ValidationReport>> {
  const reports = new Map<string, ValidationReport>();
  for (const batch of toBatches(documents)) {
    const quads = batch.documents.flatMap(([, each]) => each);
    const { results } = await validator.validate(quads, { references });
    for (const [graph, each] of batch.documents) {
      const subjects = subjectsOf(each);
      reports.set(graph, createReport(results.filter(({ focusNode }) => subjects.has(keyOf(focusNode)))));
    }
  }
  return reports;
}

function toBatches(documents: Documents): Batch[] {
  const batches: Batch[] = [];
  for (const [graph, quads] of documents) {
    const subjects = subjectsOf(quads);
    let batch = batches.find((candidate) => isDisjoint(subjects, candidate.subjects));
    if (!batch) {
      batch = { subjects: new Set(), documents: [] };
      batches.push(batch);
    }
    subjects.forEach((subject) => batch.subjects.add(subject));
    batch.documents.push([graph, quads]);
  }
  return batches;
}

function subjectsOf(quads: readonly Quad[]): Set<string> {
  return new Set(quads.map(({ subject }) => keyOf(subject)));
}

function isDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return ![...some].some((each) => others.has(each));
}
