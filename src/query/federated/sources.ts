/** Where a query is asked besides this server. */
export interface SourceSelection {
  /** The addresses of their endpoints, each once. */
  readonly endpoints: readonly string[];
  /** Whether a source that fails makes the query fail; else what the others say is the answer. */
  readonly all: boolean;
}

/** What came of asking one source. */
export interface SourceReport {
  /** The address of its endpoint; undefined for this server. */
  readonly iri: string | undefined;
  /** Solutions of whole parts of the query that it gave by itself. */
  readonly solutions: number;
  /** Solutions of single patterns that it gave for what several sources say together. */
  readonly pieces: number;
  /** Why it did not answer, or not to the end. */
  readonly failure?: { readonly code: string; readonly en: string; readonly fr: string };
}

/** The name of the `SERVICE` that stands for all sources together, between the parts of the engine. */
export const sourcesIri = 'plan:sources';
