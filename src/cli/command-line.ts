import yargs, { type Argv } from 'yargs';
import { DomainError, messageOf } from '../core/errors.ts';
import { addBackup } from './commands/backup.ts';
import { addCheck } from './commands/check.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addRestore } from './commands/restore.ts';
import { addServe } from './commands/serve.ts';
import { addToken } from './commands/token.ts';
import { addValidate } from './commands/validate.ts';
import type { CommandContext } from './context.ts';
import { languageOf } from './text.ts';

/** The exit codes of the command line. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

const commands: readonly ((program: Argv, context: CommandContext, done: (exitCode: number) => void) => Argv)[] = [
  addServe,
  addImport,
  addValidate,
  addToken,
  addBackup,
  addRestore,
  addExport,
  addCheck,
];

/**
 * Runs one command.
 *
 * @returns The exit code of the process.
 */
export async function runCommandLine(
  args: readonly string[],
  composition: Omit<CommandContext, 'say'>,
): Promise<number> {
  const language = languageOf(composition.environment);
  const context: CommandContext = { ...composition, say: (text) => text[language] };
  let exitCode: number = exitCodes.ok;
  let program: Argv = yargs([...args])
    .scriptName('fabriques')
    .locale(language)
    .demandCommand(1, context.say({ fr: 'Quelle commande ?', en: 'Which command?' }))
    .strict()
    .version(false)
    .help()
    .exitProcess(false)
    .fail((message, error) => {
      // yargs hands over either what is wrong with the words, or what a command threw.
      throw error instanceof Error ? error : new UsageError(message);
    });
  for (const add of commands) {
    program = add(program, context, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof UsageError) {
      context.err(await program.getHelp());
      context.err(`\n${error.message}`);
      return exitCodes.usage;
    }
    context.err(`fabriques: ${messageOf(error)}`);
    for (const detail of detailsOf(error)) {
      context.err(`  ${detail}`);
    }
    return exitCodes.failed;
  }
  return exitCode;
}

class UsageError extends Error {}

function detailsOf(error: unknown): string[] {
  const problems = error instanceof DomainError ? error.details['problems'] : undefined;
  return Array.isArray(problems) ? problems.map(String) : [];
}
