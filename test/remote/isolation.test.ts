import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

describe.skipIf(!hasVirtuoso)('A Virtuoso as it comes', () => {
  let virtuoso: Virtuoso;
  beforeAll(async () => {
    virtuoso = await startVirtuoso({ defaultIsolation: 2 });
  });
  afterAll(async () => virtuoso.close());

  it('is refused, for two writers could overwrite each other', async () => {
    const store = new RemoteStore({
      ...virtuoso.connection,
      baseIri: 'http://isolation.test/',
      defaultGraph: 'union',
      queryTimeoutMs: 5000,
      connections: 8,
    });
    await expect(store.revision()).rejects.toMatchObject({ code: 'state-incompatible' });
    await store.close();
  });
});
