import { readConfiguration } from '../core/configuration.ts';
import type { StateKeeper, StateProgress, StateReport, TellProgress } from '../store/state-keeper.ts';
import type { CommandContext } from './context.ts';
import { packagedSeedDir } from './packaged-seed.ts';
import { showSteps } from './progress.ts';
import type { Bilingual } from './text.ts';

/** What a command on the data as a whole does. */
export interface StateAction<T> {
  readonly run: (keeper: StateKeeper, tell: TellProgress) => Promise<T>;
  /** Says in a sentence what came of it. */
  readonly describe: (result: T) => Bilingual;
  /** Answer for a program: one line of JSON. */
  readonly json: boolean;
}

const steps: Readonly<Record<StateProgress['step'], Bilingual>> = {
  copy: { fr: 'octets copiés :', en: 'bytes copied:' },
  history: { fr: 'révisions relues :', en: 'revisions read:' },
  documents: { fr: 'triplets relus :', en: 'triples read:' },
  replay: { fr: 'révisions rejouées :', en: 'revisions replayed:' },
};

/** Runs a command on the data as a whole and tells what came of it. */
export async function runStateAction<T>(
  { environment, createStateKeeper, out, say, terminal }: CommandContext,
  { run, describe, json }: StateAction<T>,
): Promise<void> {
  const keeper = await createStateKeeper(readConfiguration(environment, { seedDir: packagedSeedDir }));
  const progress = showSteps(terminal, (step: StateProgress['step']) => say(steps[step]));
  let result: T;
  try {
    result = await run(keeper, progress.update);
  } finally {
    progress.end();
  }
  out(json ? JSON.stringify({ ok: true, ...result }) : say(describe(result)));
}

/** `revision 12, 480 documents, 14960 triples`. */
export function describeState({ revision, documents, triples }: StateReport): Bilingual {
  return {
    fr: `révision ${revision}, ${documents} documents, ${triples} triplets`,
    en: `revision ${revision}, ${documents} documents, ${triples} triples`,
  };
}
