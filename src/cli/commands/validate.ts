import type { Quad } from '@rdfjs/types';
import type { Argv } from 'yargs';
import { readConfiguration } from '../../core/configuration.ts';
import { validateDocuments } from '../../contribution/validate-documents.ts';
import { readSeedDocuments } from '../../ingestion/seed/read-seed.ts';
import { referencesFrom } from '../../validation/references.ts';
import type { Severity, ValidationReport } from '../../validation/report.ts';
import type { CommandContext } from '../context.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { loadModel } from '../model.ts';

/** `fabriques validate`: judges the documents of a folder by the shapes. */
export function addValidate(program: Argv, context: CommandContext, done: (exitCode: number) => void): Argv {
  const { environment, out, say } = context;
  return program.command(
    'validate [folder]',
    say({ fr: 'Vérifier les documents d’un dossier', en: 'Check the documents of a folder' }),
    (command) =>
      command
        .positional('folder', { type: 'string', default: packagedSeedDir })
        .option('hints', {
          type: 'boolean',
          default: false,
          describe: say({ fr: 'Dire aussi ce qui manque', en: 'Tell what is missing, too' }),
        })
        .option('json', { type: 'boolean', default: false }),
    async ({ folder, hints, json }) => {
      const { baseIri } = readConfiguration(environment, { seedDir: packagedSeedDir });
      const documents = new Map<string, readonly Quad[]>();
      for await (const { graph, quads } of readSeedDocuments(folder, baseIri)) {
        documents.set(graph.value, quads);
      }
      const { validator } = loadModel();
      const references = referencesFrom([...documents.values()].flat());
      const reports = await validateDocuments(validator, documents, references);
      const counts = count(reports.values());
      if (json) {
        out(
          JSON.stringify({ documents: documents.size, ...counts, reports: Object.fromEntries(reports) }, undefined, 2),
        );
      } else {
        describe(reports, hints, context);
        out(
          say({
            fr: `${documents.size} documents : ${counts.Violation} erreurs, ${counts.Warning} avertissements, ${counts.Info} indications.`,
            en: `${documents.size} documents: ${counts.Violation} violations, ${counts.Warning} warnings, ${counts.Info} hints.`,
          }),
        );
      }
      done(counts.Violation > 0 ? 1 : 0);
    },
  );
}

function count(reports: Iterable<ValidationReport>): Record<Severity, number> {
  const counts: Record<Severity, number> = { Violation: 0, Warning: 0, Info: 0 };
  for (const { results } of reports) {
    for (const { severity } of results) {
      counts[severity] += 1;
    }
  }
  return counts;
}

function describe(reports: ReadonlyMap<string, ValidationReport>, hints: boolean, { out, say }: CommandContext): void {
  for (const [graph, { results }] of reports) {
    for (const { severity, focusNode, messages } of results) {
      if (hints || severity === 'Violation') {
        out(`${severity}  ${graph}  ${focusNode.value}: ${say(messages)}`);
      }
    }
  }
}
