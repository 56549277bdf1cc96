import type { Argv } from 'yargs';
import type { CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { describeState, runStateAction } from '../state-command.ts';

/** `fabriques compact`: writes the data anew without the space that removals left. */
export function addCompact(program: Argv, context: CommandContext, done: (exitCode: number) => void): Argv {
  return program.command(
    'compact',
    context.say({
      fr: 'Rendre au disque la place de ce qui a été retiré, serveur arrêté',
      en: 'Give back to the disk the space of what was removed, while the server is stopped',
    }),
    (command) =>
      withExamples(command.option('json', jsonOption(context)), context, [
        ['compact', { fr: 'La copie est vérifiée avant de servir', en: 'The copy is checked before it is used' }],
      ]),
    async ({ json }) =>
      done(
        await runStateAction(context, {
          json,
          run: async (keeper) => keeper.compact(),
          describe: (report) => ({
            fr: `De ${report.bytesBefore} à ${report.bytes} octets ; ${describeState(report).fr}.`,
            en: `From ${report.bytesBefore} to ${report.bytes} bytes; ${describeState(report).en}.`,
          }),
        }),
      ),
  );
}
