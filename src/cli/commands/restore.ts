import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques restore`: puts a backup in the place of the data, which are kept aside. */
export const addRestore: AddCommand = (program, context, declared) => {
  const { say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('backup', { type: 'string', demandOption: true })
          .option('force', {
            type: 'boolean',
            default: false,
            describe: say({
              fr: 'Même s’il y a des données, qui sont alors gardées à côté',
              en: 'Even where there are data, which are then kept aside',
            }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['restore hier.mdb', { fr: 'Dans un dossier vide', en: 'Into an empty folder' }],
          [
            'restore hier.mdb --force',
            { fr: 'Les données actuelles sont gardées à côté', en: 'The present data are kept aside' },
          ],
        ],
      ),
    async ({ backup, force, json }) =>
      runStateAction(context, {
        json,
        run: async (keeper, tell) => keeper.restore(backup, { force }, tell),
        describe: (report) => ({
          fr: `Remis en place : ${describeState(report).fr}.${report.aside === undefined ? '' : ` Les données d’avant sont dans ${report.aside}.`}`,
          en: `Put in place: ${describeState(report).en}.${report.aside === undefined ? '' : ` The data of before are in ${report.aside}.`}`,
        }),
      }),
  );
};
