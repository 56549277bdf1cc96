import type { Argv } from 'yargs';
import { readConfiguration } from '../../core/configuration.ts';
import type { CommandContext } from '../context.ts';
import { createInstance, type SeedTeller } from '../instance.ts';
import { packagedSeedDir } from '../packaged-seed.ts';

/** `fabriques serve`: the server, until a signal ends it. */
export function addServe(program: Argv, context: CommandContext): Argv {
  return program.command('serve', context.say({ fr: 'Démarrer le serveur', en: 'Start the server' }), {}, async () =>
    serve(context),
  );
}

async function serve(context: CommandContext): Promise<void> {
  const { environment, createStore, err, say } = context;
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  const instance = await createInstance(configuration, createStore);
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve());
    }
  });
  try {
    const address = await instance.listen();
    await instance.prepare(tellOfSeed(context, configuration.stateDir));
    const revision = await instance.store.revision();
    err(
      say({
        fr: `Prêt : ${configuration.baseIri} (écoute sur ${address}, révision ${revision})`,
        en: `Ready: ${configuration.baseIri} (listening on ${address}, revision ${revision})`,
      }),
    );
    await ended;
  } finally {
    await instance.close();
  }
}

/** Says how a first start comes on, every half second. */
function tellOfSeed({ err, say }: CommandContext, stateDir: string): SeedTeller {
  let told = Date.now();
  return {
    begin: (seedDir) =>
      err(
        say({
          fr: `Premier démarrage : chargement de ${seedDir} dans ${stateDir}…`,
          en: `First start: loading ${seedDir} into ${stateDir}…`,
        }),
      ),
    progress: ({ documents }) => {
      if (Date.now() - told > 500) {
        told = Date.now();
        err(say({ fr: `  ${documents} documents lus…`, en: `  ${documents} documents read…` }));
      }
    },
    end: ({ documents, quads }) =>
      err(
        say({
          fr: `  ${documents} documents, ${quads} triplets, tous conformes.`,
          en: `  ${documents} documents, ${quads} triples, all conforming.`,
        }),
      ),
  };
}
