import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, describe } from 'vitest';
import { withTokens } from '../../../src/cli/token-service.ts';
import { type Configuration, readConfiguration } from '../../../src/core/configuration.ts';
import { EmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';
import { createWritableServer } from '../../support/writer.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const open = (configuration: Configuration) => new EmbeddedStore(configuration);

describe('The tokens of the command line', () => {
  it('are kept in the state where no server runs on it', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'fabriques-tokens-'));
    folders.push(stateDir);
    const configuration = readConfiguration({ FABRIQUES_STATE_DIR: stateDir }, { seedDir: '' });
    const { token, description } = await withTokens(configuration, open, (tokens) =>
      tokens.create({ name: 'LAB01', role: 'team', fabriques: ['lab01'] }),
    );
    expect(token).toContain(description.id);
    const { link } = await withTokens(configuration, open, (tokens) => tokens.link(description.id));
    expect(link).toMatch(/\/connexion#lien_/u);
    await withTokens(configuration, open, (tokens) => tokens.revoke(description.id));
    const [listed] = await withTokens(configuration, open, (tokens) => tokens.list());
    expect(listed).toMatchObject({
      name: 'LAB01',
      createdBy: 'fabriques token',
      revoked: expect.any(String) as unknown,
    });
  });

  it('are asked of the server that has the state', async () => {
    const test = await createWritableServer({ seedDir: undefined });
    const address = new URL(await test.server.listen({ port: 0, host: '127.0.0.1' }));
    const configuration = { ...test.configuration, host: address.hostname, port: Number(address.port) };
    const { token, description } = await withTokens(configuration, open, (tokens) =>
      tokens.create({ name: 'Robot', role: 'editor' }),
    );
    expect((await test.as(token)('POST', '/structures', { name: 'Une' })).statusCode).toBe(201);
    const made = await withTokens(configuration, open, (tokens) => tokens.link(description.id));
    expect(made.link).toContain(`${configuration.baseIri}connexion#lien_`);
    await withTokens(configuration, open, (tokens) => tokens.revoke(description.id));
    expect((await test.as(token)('POST', '/structures', { name: 'Une' })).statusCode).toBe(401);
    await expect(withTokens(configuration, open, (tokens) => tokens.revoke('none'))).rejects.toThrow(/none/u);
    await expect(
      withTokens({ ...configuration, adminToken: undefined }, open, (tokens) => tokens.list()),
    ).rejects.toMatchObject({ code: 'state-in-use' });
    await test.close();
  });
});
