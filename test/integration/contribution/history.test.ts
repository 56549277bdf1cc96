import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';
const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };

interface History {
  readonly revisions: readonly {
    revision: number;
    author: string;
    message: string;
    time: string;
    added: { property: string; value: string }[];
    removed: { property: string; value: string }[];
  }[];
}

describe('The history of a thing', () => {
  let test: WritableServer;
  beforeAll(async () => {
    test = await createWritableServer();
    const team = test.as(await test.newToken({ name: 'Équipe LAB01', role: 'team', fabriques: ['lab01'] }));
    await team('PATCH', '/fabriques/lab01?message=Le+nom+d%E2%80%99usage', { alternateName: ['Le Lab'] }, merge);
    await team('PATCH', '/fabriques/lab01', { alternateName: ['Le Labo'] }, merge);
  });
  afterAll(() => test.close());
  const history = async (path: string) => (await test.as(undefined)('GET', `${path}/historique`)).json<History>();

  it('tells every revision with its author, message and difference, the newest first', async () => {
    const { revisions } = await history('/fabriques/lab01');
    expect(revisions.map(({ author, message }) => [author, message])).toEqual([
      ['Équipe LAB01', `PATCH of <${base}fabriques/lab01>`],
      ['Équipe LAB01', 'Le nom d’usage'],
      ['fabriques', 'Premier chargement des données'],
    ]);
    const named = (lines: { property: string; value: string }[] | undefined) =>
      lines?.filter(({ property }) => property === 'alternateName').map(({ value }) => value);
    expect([named(revisions[0]?.added), named(revisions[0]?.removed)]).toEqual([['Le Labo'], ['Le Lab']]);
  });

  it('is told in PROV-O too', async () => {
    const turtle = await test.admin('GET', '/fabriques/lab01/historique', undefined, { accept: 'text/turtle' });
    expect(turtle.body).toContain('prov:wasRevisionOf');
    expect(turtle.body).toContain('"Équipe LAB01"');
  });

  it('gives any revision in any format, and one of them back by PUT', async () => {
    const { revisions } = await history('/fabriques/lab01');
    const [, second, first] = revisions;
    for (const format of ['jsonld', 'turtle', 'trig', 'geojson']) {
      const url = `/fabriques/lab01?revision=${second?.revision}&format=${format}`;
      expect((await test.admin('GET', url)).statusCode).toBe(200);
    }
    const old = await test.admin('GET', `/fabriques/lab01?revision=${first?.revision}`);
    // What the national list calls it.
    expect(old.json()).toMatchObject({ alternateName: ['LAB 01'] });
    expect(old.headers['memento-datetime']).toBe(new Date(first?.time ?? '').toUTCString());
    const stale = { 'content-type': 'application/ld+json', 'if-match': String(old.headers.etag) };
    expect((await test.admin('PUT', '/fabriques/lab01', old.body, stale)).statusCode).toBe(412);
    const { etag } = (await test.admin('GET', '/fabriques/lab01')).headers;
    const restored = await test.admin('PUT', '/fabriques/lab01', old.body, { ...stale, 'if-match': String(etag) });
    expect([restored.statusCode, restored.json()]).toMatchObject([200, { alternateName: ['LAB 01'] }]);
    expect((await test.admin('GET', '/fabriques/lab01?revision=99999')).statusCode).toBe(404);
    expect((await test.admin('GET', '/fabriques/lab01?revision=x')).statusCode).toBe(400);
  });

  it('sends who asks for a time to the revision of then', async () => {
    const { revisions } = await history('/fabriques/lab01');
    const now = { 'accept-datetime': new Date().toUTCString() };
    const response = await test.admin('GET', '/fabriques/lab01', undefined, now);
    expect([response.statusCode, response.headers.location, response.headers.vary]).toEqual([
      302,
      `${base}fabriques/lab01?revision=${revisions[0]?.revision}`,
      'accept-datetime',
    ]);
    const before = { 'accept-datetime': 'Thu, 01 Jan 2015 00:00:00 GMT' };
    expect((await test.admin('GET', '/fabriques/lab01', undefined, before)).statusCode).toBe(404);
  });

  it('stays when the thing is taken away, which can be put back', async () => {
    await test.admin('PUT', '/structures/passagere', { name: 'Passagère' });
    await test.admin('DELETE', '/structures/passagere?message=Doublon', undefined, { 'if-match': '*' });
    expect((await test.admin('GET', '/structures/passagere')).statusCode).toBe(410);
    const { revisions } = await history('/structures/passagere');
    expect(revisions.map(({ message }) => message)[0]).toBe('Doublon');
    const old = await test.admin('GET', `/structures/passagere?revision=${revisions[1]?.revision}`);
    const headers = { 'content-type': 'application/ld+json' };
    expect((await test.admin('PUT', '/structures/passagere', old.body, headers)).statusCode).toBe(201);
    expect((await test.admin('GET', '/structures/passagere')).json()).toMatchObject({ name: 'Passagère' });
    expect((await test.admin('GET', '/structures/jamais/historique')).statusCode).toBe(404);
  });
});
