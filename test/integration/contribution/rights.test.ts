import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWritableServer, type Send, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';
const any = { 'if-match': '*' };
const merge = { ...any, 'content-type': 'application/merge-patch+json' };
const prefixes = 'PREFIX schema: <https://schema.org/> PREFIX fab: <https://w3id.org/fabriques/ns#>';

/** The ways in, each adding a name to the own document of something. */
const ways: Readonly<Record<string, (send: Send, path: string, name: string) => Promise<{ statusCode: number }>>> = {
  'a patch of the thing': (send, path, name) => send('PATCH', `/${path}`, { alternateName: [name] }, merge),
  'SPARQL Update': (send, path, name) =>
    send(
      'POST',
      '/sparql',
      `${prefixes} INSERT DATA { GRAPH <${base}graphs/${path}> { <${base}${path}> schema:alternateName "${name}" } }`,
      { 'content-type': 'application/sparql-update' },
    ),
  'the graph store': (send, path, name) =>
    send('POST', `/graphs/${path}`, `<${base}${path}> <https://schema.org/alternateName> "${name}" .`, {
      'content-type': 'text/turtle',
    }),
};

describe('The rights of who writes', () => {
  let test: WritableServer;
  const senders: Record<string, Send> = {};
  beforeAll(async () => {
    test = await createWritableServer();
    senders['nobody'] = test.as(undefined);
    senders['an administrator'] = test.admin;
    senders['an editor'] = test.as(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    senders['a team'] = test.as(await test.newToken({ name: 'LAB01', role: 'team', fabriques: ['lab01'] }));
    senders['a proposer'] = test.as(await test.newToken({ name: 'Passant', role: 'proposer' }));
    await test.admin('PUT', '/visites/v1', { visitor: ['/fabriques/lab01'], host: ['/fabriques/la-dynamo'] });
    await test.admin('PUT', '/visites/v2', { visitor: ['/fabriques/monscobar'], host: ['/fabriques/la-dynamo'] });
    await test.admin('PUT', '/categories/c1', { prefLabel: { fr: 'C1' } });
    await test.admin('PUT', '/pratiques/p1', {
      name: 'P1',
      practiceCategory: ['action'],
      practisedBy: ['/fabriques/lab01'],
    });
  });
  afterAll(() => test.close());

  /** For each thing, who may change it. */
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['fabriques/lab01', ['an administrator', 'an editor', 'a team']],
    ['fabriques/la-dynamo', ['an administrator', 'an editor']],
    ['structures/lab01', ['an administrator', 'an editor', 'a team']],
    ['structures/dynacite', ['an administrator', 'an editor']],
    ['visites/v1', ['an administrator', 'an editor', 'a team']],
    ['visites/v2', ['an administrator', 'an editor']],
    ['pratiques/p1', ['an administrator', 'an editor', 'a team']],
    ['actions/coworking', ['an administrator', 'an editor']],
    ['categories/c1', ['an administrator', 'an editor']],
  ];
  const cases = table.flatMap(([path, may]) =>
    ['nobody', 'a proposer', 'a team', 'an editor', 'an administrator'].flatMap((who) =>
      Object.keys(ways).map((way) => [who, path, way, may.includes(who)] as const),
    ),
  );

  it.each(cases)('let %s change %s through %s: %#', async (who, path, way, allowed) => {
    const response = await ways[way]?.(senders[who] ?? test.admin, path, `${who} ${way}`);
    const ok = way === 'the graph store' ? 204 : 200;
    expect(response?.statusCode).toBe(allowed ? ok : who === 'nobody' ? 401 : 403);
  });

  it('leave graphs that are nobody’s document, and those of sources, to administrators', async () => {
    const turtle = { 'content-type': 'text/turtle' };
    for (const graph of ['http://example.org/g', `${base}graphs/peers/anct-fabriques/fabriques/lab01`]) {
      const url = `/graphs?graph=${encodeURIComponent(graph)}`;
      expect((await senders['an editor']?.('POST', url, '<a:a> <a:b> 1 .', turtle))?.statusCode).toBe(403);
    }
  });

  it('keep a team from making another’s structure its own by naming it', async () => {
    const team = senders['a team'];
    const carried = `${prefixes} INSERT DATA { GRAPH <${base}graphs/fabriques/lab01> { <${base}fabriques/lab01> fab:carriedBy <${base}structures/la-dynamo> } }`;
    const sparql = { 'content-type': 'application/sparql-update' };
    await test.admin('PUT', '/structures/voisine', { name: 'Voisine' });
    await test.admin('PATCH', '/fabriques/la-dynamo', { carriedBy: ['/structures/voisine'] }, merge);
    await team?.('POST', '/sparql', carried.replace('structures/la-dynamo', 'structures/voisine'), sparql);
    expect((await team?.('PATCH', '/structures/voisine', { name: 'Volée' }, merge))?.statusCode).toBe(403);
  });

  it('let a team add a structure, and take no fabrique away', async () => {
    const team = senders['a team'];
    expect((await team?.('POST', '/structures', { name: 'Une partenaire' }))?.statusCode).toBe(201);
    expect((await team?.('DELETE', '/fabriques/lab01?force=true', undefined, any))?.statusCode).toBe(403);
    expect((await team?.('DELETE', '/visites/v1', undefined, any))?.statusCode).toBe(204);
    expect((await team?.('POST', '/fabriques', { name: 'X', communeCode: '01004' }))?.statusCode).toBe(403);
  });

  it('put the name of the token into the history', async () => {
    for await (const { author } of test.store.commits({ newestFirst: true })) {
      expect(author).toBe('LAB01');
      break;
    }
  });
});

describe('Tokens', () => {
  let test: WritableServer;
  beforeAll(async () => {
    test = await createWritableServer({ seedDir: undefined });
  });
  afterAll(() => test.close());
  const write = (token: string | undefined, address = '192.0.2.1') =>
    test.server.inject({
      method: 'POST',
      url: '/structures',
      remoteAddress: address,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      payload: '{"name":"Une"}',
    });

  it('are given, listed without their secret, and revoked by an administrator', async () => {
    const created = await test.admin('POST', '/tokens', { name: 'Robot', role: 'editor', ends: '30d' });
    const { token, description } = created.json<{ token: string; description: { id: string } }>();
    expect(created.statusCode).toBe(201);
    expect((await write(token)).statusCode).toBe(201);
    const list = await test.admin('GET', '/tokens');
    expect(list.json()).toMatchObject({ tokens: [{ id: description.id, name: 'Robot', role: 'editor' }] });
    expect(list.body).not.toContain(token.split('_')[2]);
    expect(list.body).not.toContain('hash');
    expect((await test.as(token)('GET', '/tokens')).statusCode).toBe(403);
    expect((await test.as(undefined)('GET', '/tokens')).statusCode).toBe(401);
    expect((await test.admin('DELETE', `/tokens/${description.id}`)).statusCode).toBe(200);
    const refused = await write(token);
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="Fabriques", error="invalid_token"',
    ]);
    const audit = (await test.admin('GET', '/audit')).json<{ entries: { event: string; by: string }[] }>();
    expect(audit.entries.map(({ event }) => event)).toEqual(['token-revoked', 'token-created']);
  });

  it.each([
    [{ role: 'editor' }],
    [{ name: 'x', role: 'king' }],
    [{ name: 'x', role: 'team' }],
    [{ name: 'x', role: 'editor', fabriques: ['lab01'] }],
    [{ name: 'x', role: 'editor', ends: '2020-01-01' }],
    [{ name: 'x', role: 'editor', ends: 'soon' }],
  ])('that nobody could use are refused: %j', async (request) => {
    expect((await test.admin('POST', '/tokens', request)).statusCode).toBe(400);
  });

  it('end on their day', async () => {
    const token = await test.newToken({ ends: new Date(Date.now() + 150) });
    expect((await write(token)).statusCode).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await write(token)).statusCode).toBe(401);
  });

  it('cannot be guessed at: the address is locked out, others are not, and the trail tells it', async () => {
    const token = await test.newToken({});
    const answers = [];
    for (let time = 0; time < 11; time += 1) {
      answers.push((await write(`fab_${token.slice(4, 16)}_${'a'.repeat(43)}`, '2001:db8::1')).statusCode);
    }
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    const locked = await write(token, '2001:db8::2');
    expect([locked.statusCode, Number(locked.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
    expect((await write(token, '2001:db8:0:1::1')).statusCode).toBe(201);
    expect((await test.admin('GET', '/audit')).body).toContain('2001:db8:0:0');
  });
});
