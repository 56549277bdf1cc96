import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques compact`: writes the data anew without the space that removals left. */
export const addCompact: AddCommand = (program, context, declared) => {
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(command.option('json', jsonOption(context)), context, [
        ['compact', { fr: 'La copie est vérifiée avant de servir', en: 'The copy is checked before it is used' }],
      ]),
    async ({ json }) =>
      runStateAction(context, {
        json,
        run: async (keeper, tell) => keeper.compact(tell),
        describe: (report) => ({
          fr: `De ${report.bytesBefore} à ${report.bytes} octets ; ${describeState(report).fr}.`,
          en: `From ${report.bytesBefore} to ${report.bytes} bytes; ${describeState(report).en}.`,
        }),
      }),
  );
};
