import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortal } from '../../../src/http/create-portal.ts';
import { buildServer } from '../../../src/http/server.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const html = { accept: 'text/html' };
const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };

describe('The page of a history', () => {
  let test: WritableServer;
  let get: (url: string, headers?: Record<string, string>) => Promise<{ statusCode: number; body: string }>;
  beforeAll(async () => {
    test = await createWritableServer();
    const { store, vocabulary, configuration } = test.dependencies;
    const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri });
    const server = await buildServer({ ...test.dependencies, portal, pages: portal });
    get = (url, headers = html) => server.inject({ url, headers });
    const team = test.as(await test.newToken({ name: 'Équipe LAB01', role: 'team', fabriques: ['lab01'] }));
    const change = { alternateName: ['Le <b>Lab</b>'], territoryType: 'urbain' };
    await team('PATCH', '/fabriques/lab01?message=Le+nom+d%E2%80%99usage', change, merge);
  });
  afterAll(() => test.close());

  it('tells who changed what and why, in the words of the shapes, with every text escaped', async () => {
    const { body, statusCode } = await get('/fabriques/lab01/historique');
    expect(statusCode).toBe(200);
    for (const said of [
      'Équipe LAB01',
      'Le nom d’usage',
      'autre nom',
      'Le &lt;b>Lab',
      'type de territoire',
      'Urbain',
    ]) {
      expect(body).toContain(said);
    }
    expect(body).not.toContain('<b>Lab</b>');
    expect(body).toMatch(/\?revision=\d+&amp;format=jsonld/u);
  });

  it('is there in English, and other formats stay as they were', async () => {
    const english = await get('/fabriques/lab01/historique?lang=en');
    expect(english.body).toContain('History of LAB01');
    expect(english.body).toContain('other name');
    expect((await get('/fabriques/lab01/historique', { accept: '*/*' })).body).toMatch(/^\{/u);
  });

  it('is linked from the page of the thing', async () => {
    expect((await get('/fabriques/lab01')).body).toContain('/fabriques/lab01/historique"');
  });

  it('is 404 where there never was anything', async () => {
    expect((await get('/fabriques/nulle-part/historique')).statusCode).toBe(404);
  });
});
