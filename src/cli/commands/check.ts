import type { Argv } from 'yargs';
import type { CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
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
    (command) =>
      withExamples(command.positional('backup', { type: 'string' }).option('json', jsonOption(context)), context, [
        ['check', { fr: 'Les données en place', en: 'The data in place' }],
        ['check sauvegardes/hier.mdb', { fr: 'Une sauvegarde', en: 'A backup' }],
      ]),
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
