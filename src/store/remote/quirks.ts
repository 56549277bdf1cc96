/** In what a store differs from what SPARQL 1.1 says, or needs to be told. */
export interface Quirks {
  /** What the store says it is, for the log and the state of health. */
  readonly product: string;
  /** What stands before every update, such as that it is a transaction. */
  readonly updatePrologue: string;
  /** The parameter by which a query is given its time, in milliseconds. */
  readonly timeoutParameter: string | undefined;
  /** Rows beyond which the store cuts an answer and says so in a header only. */
  readonly mostRows: number | undefined;
  /** For operators: each in one sentence. */
  readonly notes: readonly string[];
}

/** A store of which nothing is known yet. */
export const noQuirks: Quirks = {
  product: 'unknown',
  updatePrologue: '',
  timeoutParameter: undefined,
  mostRows: undefined,
  notes: [],
};
