import { join } from 'node:path';
import type { Argv } from 'yargs';
import { packageRoot } from '../../core/package-root.ts';
import { importAnctFabriques } from '../../ingestion/anct-fabriques/import-anct-fabriques.ts';
import { reportToMarkdown } from '../../ingestion/anct-fabriques/report.ts';
import type { CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';

/** `fabriques import`: makes the committed documents of a source again. */
export function addImport(program: Argv, context: CommandContext): Argv {
  const { out, say } = context;
  return program.command(
    'import <source>',
    say({
      fr: 'Refaire les documents d’une source à partir de sa copie, avec le compte rendu',
      en: 'Make the documents of a source again from its copy, with a report',
    }),
    (command) =>
      withExamples(
        command
          .positional('source', { choices: ['anct-fabriques'] as const, demandOption: true })
          .option('data', {
            type: 'string',
            default: join(packageRoot, 'data'),
            describe: say({ fr: 'Dossier des données', en: 'Folder of the data' }),
          })
          .option('from', {
            type: 'string',
            describe: say({ fr: 'Autre copie de la source (GeoJSON)', en: 'Another copy of the source (GeoJSON)' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['import anct-fabriques', { fr: 'À partir de la copie du paquet', en: 'From the copy in the package' }],
          [
            'import anct-fabriques --from liste.geojson --json',
            { fr: 'À partir d’une autre copie', en: 'From another copy' },
          ],
        ],
      ),
    async ({ data, from, json }) => {
      const report = await importAnctFabriques({ dataDir: data, ...(from !== undefined && { sourceFile: from }) });
      out(json ? JSON.stringify(report, undefined, 2) : reportToMarkdown(report));
    },
  );
}
