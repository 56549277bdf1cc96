import { afterAll, beforeAll, describe } from 'vitest';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { describeRecords } from '../contract/records.contract.ts';
import { baseIri, describeStore } from '../contract/store.contract.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

describe.skipIf(!hasVirtuoso)('On Virtuoso', () => {
  let virtuoso: Virtuoso;
  beforeAll(async () => {
    virtuoso = await startVirtuoso();
  });
  afterAll(async () => virtuoso.close());

  const openEmpty = async () => {
    await virtuoso.clear();
    const open = () =>
      new RemoteStore({ ...virtuoso.connection, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000, connections: 8 });
    return { store: open(), reopen: async () => open() };
  };
  describeStore('RemoteStore', openEmpty, { countsTwice: true });
  describeRecords('RemoteStore', openEmpty);
});
