import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, fieldsIn, withPages } from '../../support/browserless.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

const description = 'Demandez Anna Roux à l’accueil.';

describe('Erasing a text for good', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    test = await createWritableServer({ seedDir: undefined });
    server = await withPages(test);
    const place = { name: 'Essai', communeCode: '01004', description: { fr: description } };
    await test.admin('PUT', '/fabriques/essai', place, { 'if-none-match': '*' });
    const contactPoint = [{ id: '#contact', type: 'ContactPoint', name: 'Anna Roux', email: 'anna.roux@example.org' }];
    const { headers } = await test.admin('GET', '/fabriques/essai');
    await test.admin('PUT', '/fabriques/essai', { ...place, contactPoint }, { 'if-match': String(headers['etag']) });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });
  const everything = async () => {
    const read = async (url: string) => (await test.admin('GET', url)).body;
    return [
      await read('/fabriques/essai'),
      await read('/fabriques/essai/historique'),
      await read('/fabriques/essai?revision=1'),
      await read(`/sparql?query=${encodeURIComponent('CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }')}`),
      await read('/audit'),
    ].join('\n');
  };

  it('is an administrator’s alone, and says where the text stands before anything is changed', async () => {
    const editor = await test.newToken({ role: 'editor' });
    expect((await test.as(editor)('POST', '/effacement', { text: 'Anna Roux', erase: true })).statusCode).toBe(403);
    expect((await test.as(undefined)('POST', '/effacement', { text: 'Anna Roux' })).statusCode).toBe(401);
    expect((await test.admin('POST', '/effacement', { text: 'An' })).statusCode).toBe(400);
    const looked = await test.admin('POST', '/effacement', { text: 'Anna Roux' });
    expect(looked.json()).toMatchObject({ erased: false, records: 0 });
    expect(looked.json<{ revisions: number[] }>().revisions).toHaveLength(2);
    expect(await everything()).toContain('Anna Roux');
  });

  it('leaves it in no document, revision, answer or log, keeps the document valid, and leaves a trace', async () => {
    const person = createPerson(server);
    await person.signIn(adminToken);
    const looked = await person.send('/effacement', { texte: 'Anna Roux', _do: 'look' });
    expect(looked.body).toContain('2 versions');
    const fields = fieldsIn(looked.body);
    fields.set('_do', 'erase');
    const erased = await person.post('/effacement', fields);
    expect(erased.body).toContain('Le texte est effacé');
    // Half an e-mail address is none: the statement goes.
    await test.admin('POST', '/effacement', { text: 'anna.roux', erase: true });

    const text = await everything();
    expect(text).not.toMatch(/Anna Roux|anna\.roux/u);
    expect(text).toMatch(/Demandez \[effacé [0-9a-f]{6}\] à l’accueil/u);
    const { contactPoint } = (await test.admin('GET', '/fabriques/essai.jsonld')).json<Record<string, object[]>>();
    expect(contactPoint?.[0]).toMatchObject({ name: expect.stringMatching(/^\[effacé/u) });
    expect(contactPoint?.[0]).not.toHaveProperty('email');
    expect((await test.admin('GET', '/fabriques/essai.trig')).body).toContain('fab:erasedOn');
    const { entries } = (await test.admin('GET', '/audit')).json<{ entries: { event: string; about: string }[] }>();
    const traces = entries.filter(({ event }) => event === 'erasure');
    expect(traces.map(({ about }) => about)).toEqual([
      expect.stringContaining('[effacé'),
      expect.stringContaining('['),
    ]);
    const verdict = await test.admin('POST', '/validate', (await test.admin('GET', '/fabriques/essai.ttl')).body, {
      'content-type': 'text/turtle',
    });
    expect(verdict.json()).toMatchObject({ conforms: true });
  });

  it('refuses to take what a document cannot be without, and changes nothing', async () => {
    const refused = await test.admin('POST', '/effacement', { text: '01004', erase: true });
    expect(refused.statusCode).toBe(422);
    expect((await test.admin('GET', '/fabriques/essai.jsonld')).json()).toMatchObject({ communeCode: '01004' });
  });
});
