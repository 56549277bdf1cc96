import { setImmediate } from 'node:timers/promises';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { referencesFrom } from '../validation/references.ts';
import { createReport, type ValidationReport } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import type { Documents } from './contributor.ts';
import type { DocumentChange } from './document-changes.ts';
import { existingThings } from './existing-things.ts';
import { ownDocumentFaults } from './own-statements.ts';
import { findReferrers, thingsLosingClasses } from './referrers.ts';
import { validateDocuments } from './validate-documents.ts';

/** What judging needs. */
export interface JudgingContext {
  readonly store: Store;
  readonly validator: Validator;
  readonly baseIri: string;
}

/** What a change is worth. */
export interface Judgement {
  /** The report of each document as it will be. */
  readonly reports: ReadonlyMap<string, ValidationReport>;
  /** Documents that the change does not touch and that it would make wrong, with what would be wrong there. */
  readonly broken: ReadonlyMap<string, ValidationReport>;
}

/**
 * Judges every document that a change touches, each by itself, and whatever points at things that would no longer be
 * what they were: an engagement in an action that goes away is wrong, though nobody changed it.
 *
 * @param onJudged - Is told how many documents have been judged.
 */
export async function judgeChanges(
  changes: readonly DocumentChange[],
  context: JudgingContext,
  onJudged?: (documents: number) => void,
): Promise<Judgement> {
  const { store, validator, baseIri } = context;
  const documents = new Map(changes.map(({ graph, after }) => [graph.value, after]));
  const present = new Map([...documents].filter(([, quads]) => quads.length > 0));
  const references = await existingThings(store, referencesElsewhere(present, validator), documents);
  const reports = new Map<string, ValidationReport>();
  for (const [graph, report] of await validateDocuments(validator, present, references, onJudged)) {
    const faults = ownDocumentFaults(baseIri, graph, present.get(graph) ?? []);
    reports.set(graph, faults.length > 0 ? createReport([...faults, ...report.results]) : report);
  }
  return { reports, broken: await findBroken(changes, documents, context) };
}

/** What documents refer to and none of them says the class of. */
function referencesElsewhere(documents: Documents, validator: Validator): Set<string> {
  const elsewhere = new Set<string>();
  const described = referencesFrom([...documents.values()].flat());
  for (const quads of documents.values()) {
    for (const iri of validator.referencesIn(quads)) {
      if (!described.has(iri)) {
        elsewhere.add(iri);
      }
    }
  }
  return elsewhere;
}

async function findBroken(
  changes: readonly DocumentChange[],
  documents: ReadonlyMap<string, readonly Quad[]>,
  { store, validator }: JudgingContext,
): Promise<Map<string, ValidationReport>> {
  const broken = new Map<string, ValidationReport>();
  const lost = thingsLosingClasses(changes);
  const referrers = lost.size === 0 ? [] : await findReferrers(store, lost);
  const graphs = new Set(referrers.map(({ graph }) => graph).filter((graph) => !documents.has(graph)));
  for (const graph of graphs) {
    const quads = await store.readGraph(DataFactory.namedNode(graph));
    const references = await existingThings(store, validator.referencesIn(quads), documents);
    const { results } = await validator.validate(quads, { references });
    const wrong = results.filter(({ severity, value }) => severity === 'Violation' && value && lost.has(value.value));
    if (wrong.length > 0) {
      broken.set(graph, createReport(wrong));
    }
    // A category that everybody uses has many referrers; readers are not to wait for all of them.
    await setImmediate();
  }
  return broken;
}
