import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques backup`: copies the data with their history, while a server runs or not. */
export const addBackup: AddCommand = (program, context, declared) => {
  const { say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('target', {
            type: 'string',
            demandOption: true,
            describe: say({ fr: 'Nouveau fichier, ou dossier', en: 'A new file, or a folder' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          [
            'backup sauvegardes/',
            { fr: 'Une copie nommée d’après sa date et sa révision', en: 'A copy named after its date and revision' },
          ],
          ['backup hier.mdb --json', { fr: 'Pour un programme', en: 'For a program' }],
        ],
      ),
    async ({ target, json }) =>
      runStateAction(context, {
        json,
        run: async (keeper, tell) => keeper.backup(target, tell),
        describe: (report) => ({
          fr: `Sauvegardé et relu : ${report.path} (${describeState(report).fr}).`,
          en: `Backed up and read again: ${report.path} (${describeState(report).en}).`,
        }),
      }),
  );
};
