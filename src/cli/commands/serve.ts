import { readConfiguration } from '../../core/configuration.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import type { SeedTeller } from '../instance.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { showSteps } from '../progress.ts';

/** `fabriques serve`: the server, until a signal ends it. */
export const addServe: AddCommand = (program, context, declared) => {
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(command.option('json', jsonOption(context)), context, [
        ['serve', { fr: 'Les données dans ./var, le port 3000', en: 'The data in ./var, port 3000' }],
      ]),
    async ({ json }) => serve(context, json),
  );
};

async function serve(context: CommandContext, json: boolean): Promise<void> {
  const { environment, createStore, err, out, say, takeSignals } = context;
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  // The server is loaded by the command that starts it: the others answer sooner.
  const { createInstance } = await import('../instance.ts');
  const instance = await createInstance(configuration, createStore);
  takeSignals();
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve());
    }
  });
  try {
    const address = await instance.listen();
    await instance.prepare(tellOfSeed(context, configuration.stateDir));
    const revision = await instance.store.revision();
    if (json) {
      out(JSON.stringify({ ok: true, baseIri: configuration.baseIri, address, revision }));
    }
    err(
      say({
        fr: `Prêt : ${configuration.baseIri} (écoute sur ${address}, révision ${revision})`,
        en: `Ready: ${configuration.baseIri} (listening on ${address}, revision ${revision})`,
      }),
    );
    void instance.warmUp();
    await ended;
  } finally {
    await instance.close();
  }
}

/** Says how a first start comes on. */
function tellOfSeed({ err, say, terminal }: CommandContext, stateDir: string): SeedTeller {
  const labels = {
    reading: say({ fr: '  documents lus :', en: '  documents read:' }),
    validating: say({ fr: '  documents vérifiés :', en: '  documents validated:' }),
    writing: say({ fr: '  documents écrits :', en: '  documents written:' }),
  };
  const steps = showSteps(terminal, (step: keyof typeof labels) => labels[step]);
  return {
    begin: (seedDir) =>
      err(
        say({
          fr: `Premier démarrage : chargement de ${seedDir} dans ${stateDir}…`,
          en: `First start: loading ${seedDir} into ${stateDir}…`,
        }),
      ),
    progress: ({ step, documents, finished }) => {
      if (step !== 'done') {
        steps.update({ step, done: finished, ...(step !== 'reading' && { total: documents }) });
      }
    },
    end: ({ documents, quads }) => {
      steps.end();
      err(
        say({
          fr: `  ${documents} documents, ${quads} triplets, tous conformes.`,
          en: `  ${documents} documents, ${quads} triples, all conforming.`,
        }),
      );
    },
  };
}
