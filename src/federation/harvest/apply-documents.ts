import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Contributor } from '../../contribution/contributor.ts';
import { DomainError } from '../../core/errors.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { Store } from '../../store/store.ts';
import type { ValidationReport } from '../../validation/report.ts';
import type { RefusedDocument, WaitingDocument } from './harvest-state.ts';
import { fromStatements } from './statements.ts';

/** What came of publishing documents of a peer. */
export interface Applied {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly refused: readonly RefusedDocument[];
}

/**
 * Publishes what changed of a peer, all in one commit. What the shapes refuse stays as it was before and is set aside.
 */
export async function applyDocuments(
  changed: readonly WaitingDocument[],
  { contributor, store }: { readonly contributor: Contributor; readonly store: Store },
  { author, message }: { readonly author: string; readonly message: string },
): Promise<Applied> {
  const refused: RefusedDocument[] = [];
  let remaining = [...changed];
  let counts = { added: 0, updated: 0, removed: 0 };
  const propose = async () => {
    counts = { added: 0, updated: 0, removed: 0 };
    const added: Quad[] = [];
    const removed: Quad[] = [];
    for (const { graph, statements } of remaining) {
      const after = fromStatements(statements, graph);
      const before = await store.readGraph(DataFactory.namedNode(graph));
      counts[before.length === 0 ? 'added' : after.length === 0 ? 'removed' : 'updated'] += 1;
      const [had, has] = [new Set(before.map(toNTriples)), new Set(after.map(toNTriples))];
      added.push(...after.filter((quad) => !had.has(toNTriples(quad))));
      removed.push(...before.filter((quad) => !has.has(toNTriples(quad))));
    }
    return { added, removed, author, message };
  };
  // Each round sets something aside, so there are not many.
  while (remaining.length > 0) {
    try {
      await contributor.contribute(propose);
      return { ...counts, refused };
    } catch (error) {
      const reports = reportsOf(error);
      const wrong = remaining.filter(({ graph }) => reports.has(graph));
      if (wrong.length === 0) {
        throw error;
      }
      refused.push(...wrong.map((document) => setAside(document, reports.get(document.graph))));
      remaining = remaining.filter(({ graph }) => !reports.has(graph));
    }
  }
  return { added: 0, updated: 0, removed: 0, refused };
}

function reportsOf(error: unknown): ReadonlyMap<string, ValidationReport> {
  const reports = error instanceof DomainError && error.code === 'validation-failed' ? error.details['reports'] : {};
  // As `Contributor` gives them.
  return new Map(Object.entries(reports as Record<string, ValidationReport>));
}

function setAside(document: WaitingDocument, report: ValidationReport | undefined): RefusedDocument {
  const violations = (report?.results ?? []).filter(({ severity }) => severity === 'Violation');
  return {
    ...document,
    reasons: violations.map(({ messages, path, value }) => ({
      ...messages,
      ...(path !== undefined && { path }),
      ...(value && { value: value.value }),
    })),
  };
}
