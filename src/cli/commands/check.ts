import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques check`: looks at everything in the data, or in a backup. */
export const addCheck: AddCommand = (program, context, declared) => {
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(command.positional('backup', { type: 'string' }).option('json', jsonOption(context)), context, [
        ['check', { fr: 'Les données en place', en: 'The data in place' }],
        ['check sauvegardes/hier.mdb', { fr: 'Une sauvegarde', en: 'A backup' }],
      ]),
    async ({ backup, json }) =>
      runStateAction(context, {
        json,
        run: async (keeper, tell) => keeper.check(backup, tell),
        describe: (report) => ({
          fr: `Tout est en ordre dans ${report.path} : ${describeState(report).fr}.`,
          en: `All is well in ${report.path}: ${describeState(report).en}.`,
        }),
      }),
  );
};
