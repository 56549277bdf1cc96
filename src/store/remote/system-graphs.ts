/** What every name that the software itself uses in a store begins with; no data may use it. */
export const systemPrefix = 'urn:x-fabriques:';

/** A name of the software itself. */
export function systemIri(name: string): string {
  return systemPrefix + name;
}

/**
 * The graphs in which the software keeps what is no document. Queries never see them, nor any graph of somebody else
 * that is in the store.
 */
export const systemGraphs = {
  /** Every triple of every document once: the default graph of queries, where that is the union. */
  union: systemIri('union'),
  /** The default graph of its own, where it is separate. */
  separate: systemIri('default'),
  /** What is known of each document: size, revision, time. */
  graphs: systemIri('graphs'),
  /** The documents as written, in parts of text. */
  documents: systemIri('documents'),
  /** Of what documents speak in triples that no query sees: contacts that nobody agreed to publish. */
  withheld: systemIri('withheld'),
  /** The commits, with what each added and removed as written. */
  log: systemIri('log'),
  records: systemIri('records'),
  /** The last revision, what the layout is, and whose data they are. */
  head: systemIri('head'),
  /** That a write was done, for who did not hear of it. */
  writes: systemIri('writes'),
} as const;

/** The one thing that the head is said of. */
export const head = systemIri('head');

/** What blank nodes begin with in a store, where they are IRIs: the labels of others cannot be addressed. */
export const blankPrefix = systemIri('blank:');
