import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { showProgress } from '../progress.ts';
import { runStateAction } from '../state-command.ts';
import { writeDump } from '../write-dump.ts';

/** `fabriques export`: writes every document as plain N-Quads or TriG, compressed or not. */
export const addExport: AddCommand = (program, context, declared) => {
  const { say, terminal } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('file', { type: 'string', demandOption: true })
          .option('force', {
            type: 'boolean',
            default: false,
            describe: say({ fr: 'Remplacer le fichier s’il existe', en: 'Replace the file where there is one' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['export tout.trig.gz', { fr: 'Un graphe par document', en: 'A graph for each document' }],
          ['export tout.nq --force', { fr: 'Remplacer le fichier d’hier', en: 'Replace yesterday’s file' }],
        ],
      ),
    async ({ file, force, json }) =>
      runStateAction(context, {
        json,
        run: async (keeper) => {
          const progress = showProgress(terminal, say({ fr: 'triplets écrits :', en: 'triples written:' }));
          try {
            return await writeDump(keeper.dump(), file, { force, onProgress: progress.update });
          } finally {
            progress.end();
          }
        },
        describe: ({ path, triples }) => ({
          fr: `Écrit : ${path} (${triples} triplets).`,
          en: `Written: ${path} (${triples} triples).`,
        }),
      }),
  );
};
