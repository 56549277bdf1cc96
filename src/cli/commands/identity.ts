import { Contributor } from '../../contribution/contributor.ts';
import { type Configuration, readConfiguration } from '../../core/configuration.ts';
import { DomainError } from '../../core/errors.ts';
import type { ReconcileReport } from '../../federation/identity/reconcile.ts';
import type { AddCommand, CommandContext } from '../context.ts';
import { jsonOption, withExamples } from '../help.ts';
import { loadModel } from '../model.ts';
import { packagedSeedDir } from '../packaged-seed.ts';
import { serverAddress } from '../server-address.ts';

/** `fabriques identity [source]`: compares the places of all sources, and links those that are certainly one. */
export const addIdentity: AddCommand = (program, context, declared) => {
  const { environment, out, say } = context;
  return program.command(
    declared.usage,
    declared.does,
    (command) =>
      withExamples(
        command
          .positional('source', {
            type: 'string',
            describe: say({ fr: 'Une source seulement (cget-2019)', en: 'One source only (cget-2019)' }),
          })
          .option('json', jsonOption(context)),
        context,
        [
          ['identity', { fr: 'Toutes les sources', en: 'All sources' }],
          ['identity cget-2019', { fr: 'Une source avec toutes les autres', en: 'One source with all the others' }],
        ],
      ),
    async ({ source, json }) => {
      const report = await compare(readConfiguration(environment, { seedDir: packagedSeedDir }), source, context);
      out(json ? JSON.stringify(report) : say(inWords(report)));
    },
  );
};

/** In the state, or through its server where one runs on it: one process has the state at a time. */
async function compare(
  configuration: Configuration,
  source: string | undefined,
  { createStore }: CommandContext,
): Promise<ReconcileReport> {
  const { adminToken, baseIri } = configuration;
  let store;
  try {
    store = await createStore(configuration);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'state-in-use' && adminToken !== undefined) {
      return throughServer(configuration, adminToken, source);
    }
    throw error;
  }
  try {
    await store.ready();
    const contributor = new Contributor({ store, validator: loadModel().validator, baseIri });
    const { Identity } = await import('../../federation/identity/identity-service.ts');
    return await new Identity({ store, contributor, baseIri }).reconcile(source);
  } finally {
    await store.close();
  }
}

async function throughServer(
  configuration: Configuration,
  token: string,
  source: string | undefined,
): Promise<ReconcileReport> {
  const query = source === undefined ? '' : `?${new URLSearchParams({ source }).toString()}`;
  const response = await fetch(`${serverAddress(configuration)}/identite/comparaison${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    const { detail = response.statusText } = answer as { detail?: string };
    throw new DomainError('bad-request', detail);
  }
  // The server is of the same version.
  return answer as ReconcileReport;
}

function inWords({ places, certain, linked, unlinked, waiting, judged }: ReconcileReport): { fr: string; en: string } {
  return {
    fr: `${places} lieux comparés : ${certain} liens certains (${linked} nouveaux, ${unlinked} retirés), ${waiting} paires à juger sur /identite, ${judged} jugées.`,
    en: `${places} places compared: ${certain} certain links (${linked} new, ${unlinked} taken back), ${waiting} pairs to be judged at /identite, ${judged} judged.`,
  };
}
