import { rmSync } from 'node:fs';

// What the process owes to whoever interrupts it: steps that may not be left half done are finished, and files that
// were not finished are taken away.

const steps = new Set<Promise<unknown>>();
const unfinished = new Set<string>();

/** Does what may not be left half done: whoever ends the process by {@link endCleanly} waits for it. */
export async function wholly<T>(act: () => Promise<T>): Promise<T> {
  const step = act();
  steps.add(step);
  try {
    return await step;
  } finally {
    steps.delete(step);
  }
}

/** Remembers a file that is no use to anybody until it is finished; the result forgets it. */
export function whileUnfinished(path: string): () => void {
  unfinished.add(path);
  return () => unfinished.delete(path);
}

/** Waits for the steps that have begun, then takes away what is not finished. */
export async function endCleanly(): Promise<void> {
  while (steps.size > 0) {
    await Promise.allSettled(steps);
  }
  unfinished.forEach((path) => rmSync(path, { recursive: true, force: true }));
}
