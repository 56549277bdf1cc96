import type { Configuration } from '../core/configuration.ts';
import type { StateKeeper } from '../store/state-keeper.ts';
import type { Store } from '../store/store.ts';
import type { Bilingual } from './text.ts';

/** What commands need from the outside; the composition root hands it in. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly createStore: (configuration: Configuration) => Store;
  readonly createStateKeeper: (configuration: Configuration) => StateKeeper;
  /** Answers, for programs and people. */
  readonly out: (line: string) => void;
  /** Progress and problems, for people. */
  readonly err: (line: string) => void;
  /** The text in the language of the command line. */
  readonly say: (text: Bilingual) => string;
}
