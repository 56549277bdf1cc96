import { readConfiguration } from '../core/configuration.ts';
import type { StateKeeper, StateReport } from '../store/state-keeper.ts';
import type { CommandContext } from './context.ts';
import { packagedSeedDir } from './packaged-seed.ts';
import type { Bilingual } from './text.ts';

/** What a command on the data as a whole does. */
export interface StateAction<T> {
  readonly run: (keeper: StateKeeper) => Promise<T>;
  /** Says in a sentence what came of it. */
  readonly describe: (result: T) => Bilingual;
  /** Answer for a program: one line of JSON. */
  readonly json: boolean;
}

/** Runs a command on the data as a whole and tells what came of it; gives the exit code. */
export async function runStateAction<T>(
  { environment, createStateKeeper, out, say }: CommandContext,
  { run, describe, json }: StateAction<T>,
): Promise<number> {
  const keeper = createStateKeeper(readConfiguration(environment, { seedDir: packagedSeedDir }));
  const result = await run(keeper);
  out(json ? JSON.stringify({ ok: true, ...result }) : say(describe(result)));
  return 0;
}

/** `revision 12, 480 documents, 14960 triples`. */
export function describeState({ revision, documents, triples }: StateReport): Bilingual {
  return {
    fr: `révision ${revision}, ${documents} documents, ${triples} triplets`,
    en: `revision ${revision}, ${documents} documents, ${triples} triples`,
  };
}
