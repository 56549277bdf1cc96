import type { Peer } from '../../federation/peers/peer.ts';
import type { ResultView } from './example-queries.ts';
import type { NamedReport } from './peer-sources.ts';

/** One value of a solution, as SPARQL 1.1 Query Results JSON writes it. */
export interface ResultTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** One solution: the variables that are bound. */
export type ResultRow = Readonly<Partial<Record<string, ResultTerm>>>;

/** Solutions of a `SELECT`. */
export interface Solutions {
  readonly kind: 'solutions';
  readonly variables: readonly string[];
  readonly rows: readonly ResultRow[];
}

/** A result that the workbench shows. */
export type SparqlResult =
  Solutions | { readonly kind: 'boolean'; readonly value: boolean } | { readonly kind: 'graph'; readonly text: string };

/** Why a query could not be answered, and where in it the fault was found. */
export interface SparqlFault {
  readonly title: string;
  readonly detail: string;
  readonly line?: number;
  readonly column?: number;
}

/** What the workbench is made from. */
export interface SparqlModel {
  /** The query as the reader wrote it; without one the first example stands there. */
  readonly query?: string | undefined;
  readonly view: ResultView;
  /** The peers that can be asked too. */
  readonly peers: readonly Pick<Peer, 'name' | 'titles'>[];
  /** The names of those that are asked. */
  readonly sources: readonly string[];
  /** What came of each source of a query over several. */
  readonly reports?: readonly NamedReport[] | undefined;
  readonly result?: SparqlResult | undefined;
  readonly problem?: SparqlFault | undefined;
}
