import type { Query } from '@traqula/rules-sparql-1-1';

/** Whom a step asks: the data of this server, all sources of the query, an endpoint, or those that a variable stands for. */
export type StepTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'endpoint'; readonly iri: string }
  | { readonly kind: 'variable'; readonly name: string };

/** One question of a plan; what is known so far is joined with its solutions. */
export interface PlanStep {
  readonly target: StepTarget;
  /** `left` keeps what finds nothing, as `OPTIONAL` does. */
  readonly join: 'inner' | 'left';
  /** Whether failure counts as one empty solution, as `SERVICE SILENT` asks. */
  readonly silent: boolean;
  /** A group graph pattern without its braces. */
  readonly pattern: string;
  /** Whether `VALUES` may stand beside the pattern without changing what it means. */
  readonly flat: boolean;
  /** The variables that its solutions may bind. */
  readonly variables: readonly string[];
  /** Of a step that asks all sources: its triple patterns and filters, which different sources may answer. */
  readonly parts: readonly StepPart[];
}

/** A part of a step that can be asked alone. */
export interface StepPart {
  readonly kind: 'triple' | 'filter';
  readonly pattern: string;
  readonly variables: readonly string[];
}

/** The steps that answer one part of a query, in the order of the text. */
export type Plan = readonly PlanStep[];

/**
 * A query taken apart: the plans go to the data of this server and to other endpoints in whole
 * sub-queries, the text joins, filters, groups and orders what they give.
 */
export interface FederatedQuery {
  readonly form: Query['subType'];
  /** Before the number of a plan, in the name of the `SERVICE` that stands for it; no other query has the same. */
  readonly planPrefix: string;
  /** The query with such a `SERVICE` in the place of each plan. */
  readonly text: string;
  readonly plans: readonly Plan[];
  /** `FROM` and `FROM NAMED`, for what is asked of this server. */
  readonly dataset: string;
  /** The variables of the result in their order; of a `DESCRIBE`, those to describe. */
  readonly variables: readonly string[];
  /** What a `DESCRIBE` names by itself. */
  readonly described: readonly string[];
  /** The endpoints named in the text, each once. */
  readonly endpoints: readonly string[];
}

/** Before the name of a variable, in the pattern that makes it known within such a `SERVICE`. */
export const variableScheme = 'variable:';
