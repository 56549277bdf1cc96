import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds at a moment. */
export interface Sample {
  /** Megabytes of memory that is its own; pages of mapped files are the system's. */
  readonly megabytes: number;
  readonly files: number;
  readonly threads: number;
}

/** Looks at a process, as Linux tells of it. */
export function sample(pid: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    megabytes: Number(/^RssAnon:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1024,
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
