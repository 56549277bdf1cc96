import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, fieldsIn, withPages } from '../../support/browserless.ts';
import { base, waysIn, type Writer } from '../../support/ways-in.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const right = { alternateName: 'Un autre nom', communeCode: '01004' };
const wrong = { alternateName: 'Un autre nom', communeCode: '1' };
const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };

describe('Each way in', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  let editor: Writer;
  let team: Writer;
  let nobody: Writer;
  let count = 0;
  beforeAll(async () => {
    test = await createWritableServer();
    server = await withPages(test);
    const signedIn = async (token: string): Promise<Writer> => {
      const person = createPerson(server);
      await person.signIn(token);
      return { person, send: test.as(token) };
    };
    editor = await signedIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    team = await signedIn(await test.newToken({ name: 'Équipe LAB01', role: 'team', fabriques: ['lab01'] }));
    nobody = { person: createPerson(server), send: test.as(undefined) };
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const newPlace = async (): Promise<string> => {
    count += 1;
    const body = { type: 'Fabrique', name: 'Lieu', communeCode: '01004' };
    expect((await test.admin('PUT', `/fabriques/lieu-${count}`, body)).statusCode).toBe(201);
    return `lieu-${count}`;
  };
  const namesOf = async (slug: string): Promise<readonly string[]> =>
    (await test.admin('GET', `/fabriques/${slug}`)).json<{ alternateName?: string[] }>().alternateName ?? [];
  const isDone = (status: number) => [200, 204, 303].includes(status);

  describe.each(Object.entries(waysIn))('%s', (name, { see, change, conditional }) => {
    it('accepted: it is written', async () => {
      const slug = await newPlace();
      expect(isDone(await change(editor, slug, right, await see(editor, slug)))).toBe(true);
      expect(await namesOf(slug)).toEqual(['Un autre nom']);
    });

    it('refused: 422, and nothing is written', async () => {
      const slug = await newPlace();
      expect(await change(editor, slug, wrong, await see(editor, slug))).toBe(422);
      expect(await namesOf(slug)).toEqual([]);
    });

    it('unauthorised: nothing is written', async () => {
      const slug = await newPlace();
      const statuses = [];
      for (const writer of [nobody, team]) {
        statuses.push(await change(writer, slug, right, await see(writer, slug)));
      }
      // Who sends a form and may not write makes a proposal.
      expect(statuses).toEqual(name === 'form' ? [303, 303] : [401, 403]);
      expect(await namesOf(slug)).toEqual([]);
    });

    it(`stale: ${conditional ? '412, and nothing is written' : 'it changes what stands, for it says nothing of what it saw'}`, async () => {
      const slug = await newPlace();
      const seen = await see(editor, slug);
      await test.admin('PATCH', `/fabriques/${slug}`, { alternateName: ['Entre-temps'] }, merge);
      const status = await change(editor, slug, right, seen);
      expect([isDone(status), status === 412]).toEqual([!conditional, conditional]);
      expect(await namesOf(slug)).toEqual([conditional ? 'Entre-temps' : 'Un autre nom']);
    });

    it(`concurrent: ${conditional ? 'one wins, and the others are told' : 'one after another, each whole'}`, async () => {
      const slug = await newPlace();
      const seen = await see(editor, slug);
      const names = ['Un', 'Deux', 'Trois'];
      const statuses = await Promise.all(
        names.map(async (alternateName) => change(editor, slug, { ...right, alternateName }, seen)),
      );
      expect(statuses.filter(isDone).length).toBe(conditional ? 1 : 3);
      expect(statuses.filter((status) => status === 412).length).toBe(conditional ? 2 : 0);
      const [kept, ...others] = await namesOf(slug);
      expect([names.includes(kept ?? ''), others]).toEqual([true, []]);
    });
  });

  describe('POST to a collection', () => {
    const create = async ({ send }: Writer, communeCode: string, key?: string) =>
      send('POST', '/fabriques', { name: 'Chez Post', communeCode }, key ? { 'idempotency-key': key } : {});

    it('accepted, refused, unauthorised', async () => {
      expect((await create(editor, '01004')).statusCode).toBe(201);
      expect((await create(editor, '1')).statusCode).toBe(422);
      expect((await create(nobody, '01004')).statusCode).toBe(401);
      expect((await create(team, '01004')).statusCode).toBe(403);
    });

    it('stale: the same request again is carried out once', async () => {
      const [first, again] = [await create(editor, '01004', 'une-fois'), await create(editor, '01004', 'une-fois')];
      expect(again.headers.location).toBe(first.headers.location);
    });

    it('concurrent: each gets an address of its own', async () => {
      const answers = await Promise.all([1, 2, 3].map(async () => create(editor, '01004')));
      expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(3);
    });
  });

  describe('PUT of each kind', () => {
    const visit = { visitor: ['/fabriques/monscobar'], host: ['/fabriques/la-dynamo'] };
    const kinds: readonly (readonly [string, object, object])[] = [
      ['tiers-lieux', { name: 'Lieu', communeCode: '01004' }, { name: 'Lieu', communeCode: '1' }],
      ['structures', { name: 'Une régie' }, { name: 'Une régie', siret: ['12'] }],
      ['visites', visit, { ...visit, host: [] }],
      ['pratiques', { name: 'Ouvrir', practiceCategory: ['projet'] }, { name: 'Ouvrir' }],
      ['actions', { prefLabel: { fr: 'Atelier' } }, { prefLabel: { en: 'Workshop' } }],
      ['categories', { prefLabel: { fr: 'Accueil' } }, { prefLabel: { en: 'Welcome' } }],
    ];

    it.each(kinds)('%s: accepted, refused, unauthorised, stale, concurrent', async (collection, right, wrong) => {
      const path = `/${collection}/passante`;
      const put = async ({ send }: Writer, body: object, etag = '*') =>
        (await send('PUT', path, body, { 'if-match': etag })).statusCode;
      const etagNow = async () => String((await test.admin('GET', path)).headers.etag);
      expect((await editor.send('PUT', path, right)).statusCode).toBe(201);
      const first = await etagNow();
      expect(await put(editor, wrong)).toBe(422);
      const seeAlso = (name: string) => ({ ...right, seeAlso: [`https://exemple.fr/${name}`] });
      expect([await put(nobody, seeAlso('a')), await put(team, seeAlso('a'))]).toEqual([401, 403]);
      expect(await etagNow()).toBe(first);
      expect(await put(editor, seeAlso('a'), first)).toBe(200);
      expect(await put(editor, seeAlso('b'), first)).toBe(412);
      const seen = await etagNow();
      const statuses = await Promise.all(['c', 'd', 'e'].map(async (name) => put(editor, seeAlso(name), seen)));
      expect(statuses.sort()).toEqual([200, 412, 412]);
    });
  });

  describe('DELETE', () => {
    const remove = async ({ send }: Writer, path: string, etag = '*') =>
      (await send('DELETE', path, undefined, { 'if-match': etag })).statusCode;

    it('accepted, refused, unauthorised, stale, concurrent', async () => {
      const slug = await newPlace();
      const { etag } = (await test.admin('GET', `/fabriques/${slug}`)).headers;
      expect(await remove(editor, '/actions/coworking')).toBe(409);
      expect(await remove(nobody, `/fabriques/${slug}`)).toBe(401);
      expect(await remove(team, `/fabriques/${slug}`)).toBe(403);
      await test.admin('PATCH', `/fabriques/${slug}`, { alternateName: ['Entre-temps'] }, merge);
      expect(await remove(editor, `/fabriques/${slug}`, String(etag))).toBe(412);
      const statuses = await Promise.all([1, 2].map(async () => remove(editor, `/fabriques/${slug}`)));
      expect(statuses.sort()[0]).toBe(204);
      expect([404, 410, 412]).toContain(statuses[1]);
    });
  });

  describe('accepting a proposal', () => {
    const propose = async (slug: string, filled: Record<string, string> = { alternateName: 'Proposé' }) => {
      const sent = await nobody.person.send(`/fabriques/${slug}/modifier`, filled);
      return { status: sent.statusCode, address: String(sent.headers.location).split('.')[0] ?? '' };
    };
    const accept = async ({ person }: Writer, address: string) => {
      // Who may not see it has no form of it to send: only the key of their session.
      const key = fieldsIn((await person.get('/deconnexion')).body);
      const { body } = await person.get(address);
      const fields = body.includes('name="decision"') ? fieldsIn(body) : key;
      fields.set('decision', 'accept');
      return (await person.post(address, fields)).statusCode;
    };

    it('accepted: it is written', async () => {
      const slug = await newPlace();
      const { address } = await propose(slug);
      expect(await namesOf(slug)).toEqual([]);
      expect(await accept(editor, address)).toBe(303);
      expect(await namesOf(slug)).toEqual(['Proposé']);
    });

    it('refused: what is wrong is not even kept', async () => {
      const slug = await newPlace();
      expect((await propose(slug, { communeCode: '1' })).status).toBe(422);
    });

    it('unauthorised: nothing is written', async () => {
      const slug = await newPlace();
      const { address } = await propose(slug);
      expect(await accept(team, address)).toBe(403);
      expect(await accept(nobody, address)).toBe(403);
      expect(await namesOf(slug)).toEqual([]);
    });

    it('stale: 412, and it goes on waiting', async () => {
      const slug = await newPlace();
      const { address } = await propose(slug);
      await test.admin('PATCH', `/fabriques/${slug}`, { alternateName: ['Entre-temps'] }, merge);
      expect(await accept(editor, address)).toBe(412);
      expect(await namesOf(slug)).toEqual(['Entre-temps']);
      expect((await editor.person.get(address)).body).toContain('en attente');
    });

    it('concurrent: it is carried out once', async () => {
      const slug = await newPlace();
      const { address } = await propose(slug);
      const statuses = await Promise.all([1, 2].map(async () => accept(editor, address)));
      expect(statuses.filter((status) => status === 303).length).toBe(1);
      expect((await test.admin('GET', `/fabriques/${slug}/historique`)).json()).toMatchObject({
        revisions: [{}, {}],
      });
    });
  });

  describe('restoring a version', () => {
    const changed = async () => {
      const slug = await newPlace();
      await test.admin('PATCH', `/fabriques/${slug}`, { alternateName: ['Plus tard'] }, merge);
      const { body } = await editor.person.get(`/fabriques/${slug}/historique`);
      return { slug, fields: fieldsIn(body) };
    };
    const restore = async ({ person }: Writer, slug: string, fields: URLSearchParams) =>
      (await person.post(`/fabriques/${slug}/restaurer`, fields)).statusCode;

    it('accepted, then stale', async () => {
      const { slug, fields } = await changed();
      expect(await restore(editor, slug, fields)).toBe(303);
      expect(await namesOf(slug)).toEqual([]);
      expect(await restore(editor, slug, fields)).toBe(412);
    });

    it('refused: an older version may no longer be right', async () => {
      await test.admin('PUT', '/actions/passagere', { prefLabel: { fr: 'Passagère' } });
      const slug = await newPlace();
      const engagement = [{ action: `${base}actions/passagere`, status: 'does' }];
      await test.admin('PATCH', `/fabriques/${slug}`, { engagement }, merge);
      await test.admin('PATCH', `/fabriques/${slug}`, { engagement: null }, merge);
      expect((await test.admin('DELETE', '/actions/passagere', undefined, { 'if-match': '*' })).statusCode).toBe(204);
      const { body } = await editor.person.get(`/fabriques/${slug}/historique`);
      const forms = body.split('<form').filter((form) => form.includes('/restaurer'));
      expect(await restore(editor, slug, fieldsIn(`<form${forms[0] ?? ''}`))).toBe(422);
    });

    it('unauthorised: nothing is written', async () => {
      const { slug, fields } = await changed();
      expect(await restore(nobody, slug, fields)).toBe(403);
      const key = /name="_key" value="(\w+)"/u.exec((await team.person.get('/connexion')).body)?.[1] ?? '';
      fields.set('_key', key);
      expect(await restore(team, slug, fields)).toBe(403);
      expect(await namesOf(slug)).toEqual(['Plus tard']);
    });

    it('concurrent: it is done once', async () => {
      const { slug, fields } = await changed();
      const statuses = await Promise.all([1, 2].map(async () => restore(editor, slug, fields)));
      expect(statuses.sort()).toEqual([303, 412]);
    });
  });
});
