import type { Argv } from 'yargs';
import { readConfiguration } from '../../core/configuration.ts';
import { DomainError, messageOf } from '../../core/errors.ts';
import { migrate, type MigrationProgress } from '../../store/migrate.ts';
import type { CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import type { Bilingual } from '../text.ts';

const kinds = ['embedded', 'sparql'] as const;
type Kind = (typeof kinds)[number];

/** `fabriques migrate`: everything, with its history, from one store to the other. */
export function addMigrate(program: Argv, context: CommandContext, done: (exitCode: number) => void): Argv {
  const { say } = context;
  const kind = (describe: Bilingual) =>
    ({ choices: kinds, demandOption: true, describe: say(describe), type: 'string' }) as const;
  return program.command(
    'migrate',
    say({
      fr: 'Porter les données, avec leur historique, d’une base à l’autre',
      en: 'Bring the data, with their history, from one store to the other',
    }),
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
    async ({ from, to, json }) => done(await run(context, from, to, json)),
  );
}

async function run(context: CommandContext, from: Kind, to: Kind, json: boolean): Promise<number> {
  const { environment, createStore, out, err, say } = context;
  try {
    if (from === to) {
      throw new DomainError('bad-request', 'The two stores are the same.', {
        details: { inFrench: 'Les deux bases sont la même.' },
      });
    }
    const configuration = readConfiguration(
      { ...environment, FABRIQUES_STORE: 'sparql' },
      { seedDir: packagedSeedDir },
    );
    const source = createStore({ ...configuration, store: from });
    const target = createStore({ ...configuration, store: to });
    try {
      const result = await migrate(source, target, createTeller(context));
      const { revisions, resumedAfter, documents, triples, records } = result;
      out(
        json
          ? JSON.stringify({ ok: true, ...result })
          : say({
              fr: `${revisions} révisions (dont ${resumedAfter} déjà là), ${documents} documents, ${triples} triplets, ${records} enregistrements ; tous les documents ont été comparés.`,
              en: `${revisions} revisions (${resumedAfter} there already), ${documents} documents, ${triples} triples, ${records} records; every document was compared.`,
            }),
      );
      return 0;
    } finally {
      await Promise.all([source.close(), target.close()]);
    }
  } catch (error) {
    const fr = error instanceof DomainError ? error.details['inFrench'] : undefined;
    const message = say({ fr: typeof fr === 'string' ? fr : messageOf(error), en: messageOf(error) });
    if (json) {
      out(JSON.stringify({ ok: false, code: error instanceof DomainError ? error.code : 'failed', message }));
    } else {
      err(`fabriques: ${message}`);
    }
    return 1;
  }
}

const steps: Readonly<Record<MigrationProgress['step'], Bilingual>> = {
  history: { fr: 'révisions', en: 'revisions' },
  records: { fr: 'enregistrements', en: 'records' },
  comparison: { fr: 'documents comparés', en: 'documents compared' },
};

/** Tells twice a second how far it has come. */
function createTeller({ err, say }: CommandContext): (progress: MigrationProgress) => void {
  let told = 0;
  return ({ step, done, total }) => {
    if (Date.now() - told > 500) {
      told = Date.now();
      err(`  ${say(steps[step])} : ${done}${total === undefined ? '' : `/${total}`}`);
    }
  };
}
