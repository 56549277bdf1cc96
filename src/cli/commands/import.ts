import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../core/package-root.ts';
import { importAnctFabriques } from '../../ingestion/anct-fabriques/import-anct-fabriques.ts';
import { reportToMarkdown } from '../../ingestion/anct-fabriques/report.ts';
import { loadTerritories } from '../../ingestion/anct-fabriques/territories.ts';
import { restoreCodes } from '../../ingestion/cget-2019/restore-codes.ts';
import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';

const cgetList = 'sources/cget-2019/cget_tierslieux_2019_sans_contacts.csv';
const cgetCorrections = 'sources/cget-2019/corrections.csv';

/** `fabriques import`: makes the committed documents of a source again. */
export const addImport: AddCommand = (program, context, declared) => {
  const { out, say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('source', {
            choices: ['anct-fabriques', 'cget-2019', 'anct-manufactures'] as const,
            demandOption: true,
          })
          .option('data', {
            type: 'string',
            default: join(packageRoot, 'data'),
            describe: say({ fr: 'Dossier des données', en: 'Folder of the data' }),
          })
          .option('from', {
            type: 'string',
            describe: say({
              fr: 'Autre copie de la liste nationale (GeoJSON)',
              en: 'Another copy of the national list (GeoJSON)',
            }),
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
    async ({ source, data, from, json }) => {
      if (source === 'anct-fabriques') {
        const report = await importAnctFabriques({ dataDir: data, ...(from !== undefined && { sourceFile: from }) });
        out(json ? JSON.stringify(report, undefined, 2) : reportToMarkdown(report));
        return;
      }
      if (source === 'cget-2019') {
        await restoreCget(data);
      }
      const { importPackagedPeer } = await import('../../federation/packaged/import-packaged-peer.ts');
      const { text, ...report } = await importPackagedPeer(data, source);
      out(
        json
          ? JSON.stringify({ ...report, bytes: Buffer.byteLength(text) }, undefined, 2)
          : say({
              fr: `${report.records} fiches, ${report.documents} documents, ${report.corrections} corrections ; colonnes que rien ne lit : ${report.unread.join(', ') || 'aucune'}.`,
              en: `${report.records} records, ${report.documents} documents, ${report.corrections} corrections; columns that nothing reads: ${report.unread.join(', ') || 'none'}.`,
            }),
      );
    },
  );
};

async function restoreCget(data: string): Promise<void> {
  const file = join(data, cgetCorrections);
  const [list, known, territories] = await Promise.all([
    readFile(join(data, cgetList), 'utf8'),
    readFile(file, 'utf8').catch(() => ''),
    loadTerritories(),
  ]);
  await writeFile(file, restoreCodes(list, known, territories));
}
