import type { Argv } from 'yargs';
import type { CommandContext } from './context.ts';
import type { Bilingual } from './text.ts';

/** A command line to imitate, without the name of the program, and what it does. */
export type Example = readonly [line: string, does: Bilingual];

/** Adds examples to the help of a command. */
export function withExamples<T>(command: Argv<T>, { say }: CommandContext, examples: readonly Example[]): Argv<T> {
  return command.example(examples.map(([line, does]) => [`$0 ${line}`, say(does)] as [string, string]));
}

/** The option that every command has: an answer for programs. */
export function jsonOption({ say }: CommandContext) {
  return {
    type: 'boolean',
    default: false,
    describe: say({
      fr: 'Répondre en JSON, y compris les erreurs',
      en: 'Answer in JSON, errors included',
    }),
  } as const;
}
