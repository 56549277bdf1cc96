import type { LookupFigures } from '../measure/lookups.ts';
import type { MachineFacts } from '../measure/machine.ts';
import type { QueryFigures } from '../measure/latency.ts';
import type { Throughput } from '../measure/throughput.ts';

/** What was measured of one peer at one size. */
export interface PeerFigures {
  readonly description: string;
  /** Why it took no part. */
  readonly missing?: string;
  readonly freshMs?: number;
  readonly reopenedMs?: number;
  /** Resident memory in MiB when it had answered once, and after all queries. */
  readonly memoryMiB?: { readonly started: number; readonly worked: number };
  /** MiB of its folder on disk after all of it. */
  readonly diskMiB?: number;
  readonly lookups?: LookupFigures;
  /** By what is asked: `ask`, `lookup`, `filter`, `thing`. */
  readonly throughput?: Readonly<Record<string, readonly Throughput[]>>;
  readonly writes?: readonly Throughput[];
}

/** What was measured at one size. */
export interface SizeResult {
  readonly size: number;
  readonly documents: number;
  readonly quads: number;
  readonly triples: number;
  /** Load averages of the machine while it was measured; over the number of cores is busy. */
  readonly load: { readonly before: number; readonly after: number };
  readonly peers: Readonly<Record<string, PeerFigures>>;
  /** By the name of the query, then of the peer. */
  readonly queries: Readonly<Record<string, Readonly<Record<string, QueryFigures>>>>;
}

/** What a run gives. */
export interface BenchResult {
  readonly machine: MachineFacts;
  readonly rounds: number;
  readonly sizes: readonly SizeResult[];
}
