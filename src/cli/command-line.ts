import yargs, { type Argv } from 'yargs';
import { packageVersion } from '../core/package-version.ts';
import { commands } from './commands.ts';
import type { CommandContext, Composition } from './context.ts';
import { tellFailure, UsageError } from './failure.ts';
import { withExamples } from './help.ts';
import { endOnSignals } from './signals.ts';
import { type Bilingual, languageOf } from './text.ts';

/** The exit codes of the command line; a signal gives 128 and its number. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command.
 *
 * @returns The exit code of the process.
 */
export async function runCommandLine(args: readonly string[], composition: Composition): Promise<number> {
  const language = languageOf(composition.environment);
  const say = (text: Bilingual) => text[language];
  const leaveSignals = endOnSignals(composition, say);
  const context: CommandContext = { ...composition, say, takeSignals: leaveSignals };
  let exitCode: number = exitCodes.ok;
  const program = createProgram(args, context, language);
  await addCommands(program, args, context, (code) => {
    exitCode = code;
  });
  try {
    // What yargs itself says (help, version, completion) comes to the function; without it, it would print.
    await program.parseAsync([...args], {}, (_error, _argv, said) => {
      if (said) {
        composition.out(said);
      }
    });
    return exitCode;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const help = isUsage && !args.includes('--json') ? await program.getHelp() : undefined;
    tellFailure(error, { ...context, json: args.includes('--json'), ...(help !== undefined && { help }) });
    return isUsage ? exitCodes.usage : exitCodes.failed;
  } finally {
    leaveSignals();
  }
}

function createProgram(args: readonly string[], context: CommandContext, language: keyof Bilingual): Argv {
  const { say } = context;
  const program = yargs([...args])
    .scriptName('fabriques')
    .locale(language)
    .usage(
      say({
        fr: '$0 <commande> [options]\n\nLe graphe de données liées des Fabriques de territoire. « fabriques <commande> --help » en dit plus.',
        en: '$0 <command> [options]\n\nThe linked-data graph of the Fabriques de territoire. "fabriques <command> --help" says more.',
      }),
    )
    .demandCommand(1, say({ fr: 'Quelle commande ?', en: 'Which command?' }))
    .strict()
    .version(packageVersion)
    .help()
    .completion('completion', say({ fr: 'Le complètement pour bash ou zsh', en: 'The completion for bash or zsh' }))
    .exitProcess(false)
    .fail((message, error) => {
      // yargs hands over either what is wrong with the words, or what a command threw.
      throw error instanceof Error ? error : new UsageError(message);
    })
    .epilogue(
      say({
        fr: 'Codes de sortie : 0 tout va bien, 1 échec, 2 commande mal écrite, 130 interruption.\nLes réglages sont des variables d’environnement (README). Complètement : fabriques completion >> ~/.bashrc (ou ~/.zshrc)',
        en: 'Exit codes: 0 all is well, 1 failure, 2 wrong usage, 130 interruption.\nSettings are environment variables (README). Completion: fabriques completion >> ~/.bashrc (or ~/.zshrc)',
      }),
    );
  return withExamples(program, context, [
    ['serve', { fr: 'Démarrer, puis ouvrir http://localhost:3000/', en: 'Start, then open http://localhost:3000/' }],
    ['doctor', { fr: 'Ce qui ne va pas dans cette installation', en: 'What is wrong with this installation' }],
  ]);
}

/** Adds every command; the code of those that stand in the words is loaded, of the others the help needs a line only. */
async function addCommands(
  program: Argv,
  args: readonly string[],
  context: CommandContext,
  done: (exitCode: number) => void,
): Promise<void> {
  for (const [name, { usage, does, load }] of Object.entries(commands)) {
    const declared = { usage, does: context.say(does) };
    if (args.includes(name)) {
      const add = await load();
      add(program, context, declared, done);
    } else {
      program.command(declared.usage, declared.does);
    }
  }
}
