import type { Argv } from 'yargs';
import type { Configuration } from '../core/configuration.ts';
import type { StateKeeper } from '../store/state-keeper.ts';
import type { Store } from '../store/store.ts';
import type { Bilingual } from './text.ts';

/** What the command line needs from the outside; the composition root hands it in. */
export interface Composition {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** May be promised, so that what opens a store is loaded by the commands that open one. */
  readonly createStore: (configuration: Configuration) => Store | Promise<Store>;
  readonly createStateKeeper: (configuration: Configuration) => StateKeeper | Promise<StateKeeper>;
  /** Answers, for programs and people. */
  readonly out: (line: string) => void;
  /** Progress and problems, for people. */
  readonly err: (line: string) => void;
  /** Where a person looks on while long work is done; undefined where nobody does. */
  readonly terminal?: NodeJS.WriteStream | undefined;
}

/** What every command has at hand. */
export interface CommandContext extends Composition {
  /** The text in the language of the command line. */
  readonly say: (text: Bilingual) => string;
  /** For what handles signals itself: they no longer end the process. */
  readonly takeSignals: () => void;
}

/** How a command presents itself in the help. */
export interface Declared {
  /** Its name and its arguments, as yargs writes them. */
  readonly usage: string;
  /** What it does, in the language of the command line. */
  readonly does: string;
}

/** Adds a command to the program; `done` is told its exit code where that is not 0. */
export type AddCommand = (
  program: Argv,
  context: CommandContext,
  declared: Declared,
  done: (exitCode: number) => void,
) => Argv;
