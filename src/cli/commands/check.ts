import type { Argv } from 'yargs';
import type { CommandContext } from '../context.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques check`: looks at everything in the data, or in a backup. */
export function addCheck(program: Argv, context: CommandContext, done: (exitCode: number) => void): Argv {
  const { say } = context;
  return program.command(
    'check [backup]',
    say({
      fr: 'Vérifier les données en entier, ou une sauvegarde',
      en: 'Check everything in the data, or in a backup',
    }),
    (command) => command.positional('backup', { type: 'string' }).option('json', { type: 'boolean', default: false }),
    async ({ backup, json }) =>
      done(
        await runStateAction(context, {
          json,
          run: async (keeper) => keeper.check(backup),
          describe: (report) => ({
            fr: `Tout est en ordre dans ${report.path} : ${describeState(report).fr}.`,
            en: `All is well in ${report.path}: ${describeState(report).en}.`,
          }),
        }),
      ),
  );
}
