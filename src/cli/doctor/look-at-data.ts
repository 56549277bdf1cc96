import { createServer } from 'node:net';
import type { Configuration } from '../../core/configuration.ts';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { StateKeeper } from '../../store/state-keeper.ts';
import { loadModel } from '../model.ts';
import { serverAddress } from '../server-address.ts';
import { describeState } from '../state-command.ts';
import { type Finding, ok, warning, wrong } from './finding.ts';

/** Whether the vocabulary and shapes of the package are whole. */
export function lookAtModel(): Finding[] {
  try {
    const { vocabulary } = loadModel();
    return [ok('vocabulary', `Vocabulaire ${vocabulary.version}`, `Vocabulary ${vocabulary.version}`)];
  } catch (error) {
    const why = messageOf(error);
    return [wrong('vocabulary', `Le paquet est incomplet : ${why}`, `The package is not whole: ${why}`)];
  }
}

/** Everything in the data, which may take some seconds for each million triples. */
export async function lookAtState(keeper: StateKeeper): Promise<Finding[]> {
  try {
    const report = await keeper.check();
    const { fr, en } = describeState(report);
    return [ok('state', `Données entières : ${fr}`, `The data are whole: ${en}`)];
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') {
      return [
        ok('state', 'Pas encore de données : le premier démarrage les charge', 'No data yet: a first start loads them'),
      ];
    }
    const fr = error instanceof DomainError ? error.details['inFrench'] : undefined;
    return [wrong('state', typeof fr === 'string' ? fr : messageOf(error), messageOf(error))];
  }
}

/** Whether the server answers, or could listen. */
export async function lookAtServer(configuration: Configuration): Promise<Finding[]> {
  const address = serverAddress(configuration);
  const health = await askHealth(address);
  if (health !== undefined) {
    return [
      health === 'ready'
        ? ok('server', `Le serveur répond à ${address}`, `The server answers at ${address}`)
        : warning('server', `Le serveur à ${address} dit : ${health}`, `The server at ${address} says: ${health}`),
    ];
  }
  return (await isFree(configuration))
    ? [ok('server', `Le serveur est arrêté ; ${address} est libre`, `The server is stopped; ${address} is free`)]
    : [
        wrong(
          'server',
          `${address} sert à un autre programme, ou ne vous est pas permis : changez PORT ou HOST`,
          `${address} is used by another program, or not allowed to you: change PORT or HOST`,
        ),
      ];
}

async function askHealth(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${address}/health`, { signal: AbortSignal.timeout(3000) });
    const { status } = (await response.json()) as { readonly status?: unknown };
    return typeof status === 'string' ? status : undefined;
  } catch {
    return undefined; // nobody there, or somebody else
  }
}

async function isFree({ host, port }: Configuration): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
