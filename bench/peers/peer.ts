import type { BenchData } from '../synthetic/generate.ts';

/** A server that is measured. */
export interface Peer {
  readonly name: string;
  /** What it is and how it is set up, for the report. */
  readonly description: string;
  /** Why it cannot take part, where it cannot. */
  readonly missing: () => Promise<string | undefined>;
  /** Loads data into a folder of its own and answers; resolves when the first query is answered. */
  readonly start: (data: BenchData, folder: string) => Promise<RunningPeer>;
}

/** A peer that answers. */
export interface RunningPeer {
  readonly pid: number;
  /** From the start of the process on empty ground to its first answer. */
  readonly freshMs: number;
  /** Where it answers SPARQL queries. */
  readonly sparql?: string;
  /** Where it answers for one fabrique. */
  readonly thing?: (slug: string) => string;
  /** Sent with requests for things. */
  readonly thingHeaders?: Readonly<Record<string, string>>;
  /** Stops it and starts it again on what it kept; gives the time to the first answer. */
  readonly reopen?: () => Promise<number>;
  readonly stop: () => Promise<void>;
}
