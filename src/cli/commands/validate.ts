import type { Quad } from '@rdfjs/types';
import { readConfiguration } from '../../core/configuration.ts';
import { validateDocuments } from '../../contribution/validate-documents.ts';
import { readSeedDocuments } from '../../ingestion/seed/read-seed.ts';
import { referencesFrom } from '../../validation/references.ts';
import type { Severity } from '../../validation/report.ts';
import type { AddCommand } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { loadModel } from '../model.ts';
import { showProgress } from '../progress.ts';

/** `fabriques validate`: judges the documents of a folder by the shapes. */
export const addValidate: AddCommand = (program, context, declared, done) => {
  const { environment, out, say, terminal } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('folder', { type: 'string', default: packagedSeedDir })
          .option('hints', {
            type: 'boolean',
            default: false,
            describe: say({ fr: 'Dire aussi ce qui manque', en: 'Tell what is missing, too' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['validate', { fr: 'Les données du paquet', en: 'The data of the package' }],
          ['validate mes-fiches --hints', { fr: 'Dire aussi ce qui manque', en: 'Tell what is missing, too' }],
        ],
      ),
    async ({ folder, hints, json }) => {
      const { baseIri } = readConfiguration(environment, { seedDir: packagedSeedDir });
      const documents = new Map<string, readonly Quad[]>();
      const progress = showProgress(terminal, say({ fr: 'documents lus :', en: 'documents read:' }));
      for await (const { graph, quads } of readSeedDocuments(folder, baseIri)) {
        documents.set(graph.value, quads);
        progress.update(documents.size);
      }
      progress.end();
      const { validator } = loadModel();
      const references = referencesFrom([...documents.values()].flat());
      const reports = await validateDocuments(validator, documents, references);
      const findings = [...reports].flatMap(([graph, { results }]) => results.map((result) => ({ graph, ...result })));
      const counts: Record<Severity, number> = { Violation: 0, Warning: 0, Info: 0 };
      findings.forEach(({ severity }) => {
        counts[severity] += 1;
      });
      const told = findings.filter(({ severity }) => hints || severity === 'Violation');
      if (json) {
        const results = told.map(({ focusNode, value, messages, ...rest }) => ({
          ...rest,
          focusNode: focusNode.value,
          value: value?.value,
          message: say(messages),
        }));
        out(JSON.stringify({ documents: documents.size, ...counts, results }, undefined, 2));
      } else {
        told.forEach(({ severity, graph, focusNode, messages }) =>
          out(`${severity}  ${graph}  ${focusNode.value}: ${say(messages)}`),
        );
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
};
