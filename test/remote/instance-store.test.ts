import { afterAll, beforeAll, describe } from 'vitest';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { describeRecords } from '../contract/records.contract.ts';
import { baseIri, describeStore } from '../contract/store.contract.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const token = 'a-token-for-the-store-below';

/** The same contract as on Virtuoso, where the store is a server of this software. */
describe('Above another instance', { timeout: 60_000 }, () => {
  let below: RunningServer;
  beforeAll(async () => {
    below = await startServer({
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_SEED: 'none',
      FABRIQUES_DEFAULT_GRAPH: 'separate',
    });
  });
  afterAll(async () => below.stop());

  const openEmpty = async () => {
    const sparql = `${below.baseIri}sparql`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/sparql-update' };
    const { ok, status } = await fetch(sparql, { method: 'POST', headers, body: 'DROP ALL' });
    if (!ok) {
      throw new Error(`The store cannot be emptied: ${status}`);
    }
    const credentials = { scheme: 'bearer', secret: token } as const;
    const access = { queryUrl: sparql, updateUrl: sparql, credentials, connections: 8 };
    const open = () => new RemoteStore({ ...access, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000 });
    return { store: open(), reopen: async () => open() };
  };
  describeStore('RemoteStore', openEmpty);
  describeRecords('RemoteStore', openEmpty);
});
