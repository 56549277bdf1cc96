import { readConfiguration } from '../../core/configuration.ts';
import { migrate, type MigrationProgress } from '../../store/migrate.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { UsageError } from '../failure.ts';
import { jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { showSteps } from '../progress.ts';
import type { Bilingual } from '../text.ts';

const kinds = ['embedded', 'sparql'] as const;
type Kind = (typeof kinds)[number];

/** `fabriques migrate`: everything, with its history, from one store to the other. */
export const addMigrate: AddCommand = (program, context, declared) => {
  const { say } = context;
  const kind = (describe: Bilingual) =>
    ({ choices: kinds, demandOption: true, describe: say(describe), type: 'string' }) as const;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .option('from', kind({ fr: 'D’où', en: 'Where from' }))
          .option('to', kind({ fr: 'Vers où', en: 'Where to' }))
          .option('json', jsonOption(context)),
        context,
        [
          [
            'migrate --from embedded --to sparql',
            { fr: 'Vers la base FABRIQUES_STORE_…', en: 'To the store of FABRIQUES_STORE_…' },
          ],
          ['migrate --from sparql --to embedded', { fr: 'Et retour', en: 'And back' }],
        ],
      ),
    async ({ from, to, json }) => run(context, from, to, json),
  );
};

async function run(context: CommandContext, from: Kind, to: Kind, json: boolean): Promise<void> {
  const { environment, createStore, out, say, terminal } = context;
  if (from === to) {
    throw new UsageError(say({ fr: 'Les deux bases sont la même.', en: 'The two stores are the same.' }));
  }
  const configuration = readConfiguration({ ...environment, FABRIQUES_STORE: 'sparql' }, { seedDir: packagedSeedDir });
  const source = await createStore({ ...configuration, store: from });
  const target = await createStore({ ...configuration, store: to });
  const progress = showSteps(terminal, (step: MigrationProgress['step']) => say(steps[step]));
  try {
    const result = await migrate(source, target, progress.update);
    const { revisions, resumedAfter, documents, triples, records } = result;
    out(
      json
        ? JSON.stringify({ ok: true, ...result })
        : say({
            fr: `${revisions} révisions (dont ${resumedAfter} déjà là), ${documents} documents, ${triples} triplets, ${records} enregistrements ; tous les documents ont été comparés.`,
            en: `${revisions} revisions (${resumedAfter} there already), ${documents} documents, ${triples} triples, ${records} records; every document was compared.`,
          }),
    );
  } finally {
    progress.end();
    await Promise.all([source.close(), target.close()]);
  }
}

const steps: Readonly<Record<MigrationProgress['step'], Bilingual>> = {
  history: { fr: 'révisions :', en: 'revisions:' },
  records: { fr: 'enregistrements :', en: 'records:' },
  comparison: { fr: 'documents comparés :', en: 'documents compared:' },
};
