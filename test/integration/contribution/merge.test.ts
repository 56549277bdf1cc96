import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, fieldsIn, withPages } from '../../support/browserless.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';

describe('Merging records', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  let editor: ReturnType<WritableServer['as']>;
  beforeAll(async () => {
    test = await createWritableServer();
    server = await withPages(test);
    editor = test.as(await test.newToken({ name: 'Édith', role: 'editor' }));
    const put = async (path: string, body: object) => {
      const { statusCode, body: text } = await editor('PUT', path, body, { 'if-none-match': '*' });
      expect(statusCode, text).toBe(201);
    };
    await put('/structures/fermes', { name: 'Les Fermes', url: ['https://fermes.example/'], foundingDate: '2001' });
    await put('/structures/fermes-bis', { name: 'Fermes (association)', foundingDate: '2002', siren: '123456789' });
    await put('/fabriques/grange', {
      name: 'La Grange',
      communeCode: '01004',
      carriedBy: [{ id: `${base}structures/fermes-bis` }],
      leadCarrier: { id: `${base}structures/fermes-bis` },
    });
    await put('/fabriques/grange-2', {
      name: 'Grange',
      communeCode: '01004',
      address: { postalCode: '01500', addressLocality: 'Ambérieu' },
      engagement: [{ action: { id: `${base}actions/coworking` }, status: 'does' }],
    });
    await put('/visites/une-visite', {
      visitor: [{ id: `${base}fabriques/lab01` }],
      host: [{ id: `${base}fabriques/grange-2` }],
    });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });
  const read = async (path: string) => (await editor('GET', path)).json<Record<string, unknown>>();
  const tagOf = async (path: string) => String((await editor('GET', path)).headers['etag']);

  it('tells beforehand what points at the record and what the other one says otherwise', async () => {
    const told = await editor('POST', '/structures/fermes-bis/fusion', { into: 'fermes', dryRun: true });
    expect(told.json()).toMatchObject({ merged: false, moves: false, into: `${base}structures/fermes` });
    const { leftOut, referrers } = told.json<{ leftOut: { value: string }[]; referrers: { subject: string }[] }>();
    expect(leftOut.map(({ value }) => value).sort()).toEqual(['2002', 'Fermes (association)']);
    expect(new Set(referrers.map(({ subject }) => subject))).toEqual(new Set([`${base}fabriques/grange`]));
    expect((await editor('GET', '/structures/fermes-bis')).statusCode).toBe(200);
  });

  it('asks for the version that was seen, and for an editor', async () => {
    const merge = { into: 'fermes' };
    expect((await editor('POST', '/structures/fermes-bis/fusion', merge)).statusCode).toBe(428);
    const stale = await editor('POST', '/structures/fermes-bis/fusion', merge, { 'if-match': '"1-x"' });
    expect(stale.statusCode).toBe(412);
    const team = test.as(await test.newToken({ role: 'team', fabriques: ['lab01'] }));
    const tag = { 'if-match': await tagOf('/structures/fermes-bis') };
    expect((await team('POST', '/structures/fermes-bis/fusion', merge, tag)).statusCode).toBe(403);
  });

  it('moves what was said, repoints what pointed there, and keeps both addresses working', async () => {
    const tag = { 'if-match': await tagOf('/structures/fermes-bis') };
    const merged = await editor('POST', '/structures/fermes-bis/fusion', { into: `${base}structures/fermes` }, tag);
    expect(merged.json(), merged.body).toMatchObject({ merged: true });
    expect(await read('/structures/fermes.jsonld')).toMatchObject({
      ...{ name: 'Les Fermes', siren: '123456789', foundingDate: '2001', alternateName: ['Fermes (association)'] },
      replaces: [expect.anything()],
    });
    expect(await read('/fabriques/grange.jsonld')).toMatchObject({
      carriedBy: [{ id: `${base}structures/fermes` }],
      leadCarrier: { id: `${base}structures/fermes` },
    });
    for (const [path, target] of [
      ['/structures/fermes-bis', 'structures/fermes'],
      ['/structures/fermes-bis.ttl', 'structures/fermes.ttl'],
      ['/structures/fermes-bis?lang=en', 'structures/fermes?lang=en'],
    ] as const) {
      const { statusCode, headers } = await editor('GET', path);
      expect([statusCode, headers['location']]).toEqual([301, base + target]);
    }
    const { revisions } = await read('/structures/fermes-bis/historique');
    expect(revisions).toHaveLength(2);
  });

  it('is done on a page that shows first what would become of both', async () => {
    const team = await test.newToken({ name: 'Équipe', role: 'team', fabriques: ['grange-2'] });
    const person = createPerson(server);
    await person.signIn(await test.newToken({ name: 'Édith', role: 'editor' }));
    const looked = await person.send('/fabriques/grange-2/fusion', { vers: 'grange', _do: 'look' });
    expect(looked.body).toContain('Réunir les deux fiches');
    expect(looked.body).toContain('une-visite');
    const fields = fieldsIn(looked.body);
    fields.set('_do', 'merge');
    expect((await person.post('/fabriques/grange-2/fusion', fields)).headers.location).toBe('/fabriques/grange');
    const grange = await read('/fabriques/grange.jsonld');
    expect(grange).toMatchObject({
      name: 'La Grange',
      address: { postalCode: '01500' },
      engagement: [{ status: 'does' }],
    });
    expect(await read('/visites/une-visite.jsonld')).toMatchObject({ host: [{ id: `${base}fabriques/grange` }] });
    const etag = { 'if-match': await tagOf('/fabriques/grange') };
    const patch = { ...etag, 'content-type': 'application/merge-patch+json' };
    const byTeam = await test.as(team)('PATCH', '/fabriques/grange', { inQPV: true }, patch);
    expect(byTeam.statusCode, byTeam.body).toBe(200);
  });

  it('moves a record to a free address, and refuses one that served before', async () => {
    const tag = { 'if-match': await tagOf('/fabriques/grange') };
    const moved = await editor('POST', '/fabriques/grange/fusion', { into: 'grande-grange' }, tag);
    expect(moved.json(), moved.body).toMatchObject({ moves: true, leftOut: [] });
    expect((await editor('GET', '/fabriques/grange-2')).headers['location']).toBe(`${base}fabriques/grande-grange`);
    const etag = { 'if-match': await tagOf('/fabriques/grande-grange') };
    const back = await editor('POST', '/fabriques/grande-grange/fusion', { into: 'grange' }, etag);
    expect(back.statusCode).toBe(409);
  });

  it('leaves alone what a source speaks of', async () => {
    const tag = { 'if-match': await tagOf('/fabriques/lab01') };
    const refused = await editor('POST', '/fabriques/lab01/fusion', { into: 'la-dynamo' }, tag);
    expect(refused.statusCode).toBe(409);
    expect(refused.json<{ detail: string }>().detail).toContain('Une source');
  });
});
