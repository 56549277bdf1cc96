import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, type Person, withPages } from '../../support/browserless.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

describe('The pages for administrators', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  let admin: Person;
  beforeAll(async () => {
    test = await createWritableServer();
    server = await withPages(test);
    admin = createPerson(server);
    await admin.signIn(adminToken);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });
  /** Sends one of the forms of the page of tokens. */
  const post = async (person: Person, fields: Record<string, string>) => {
    const key = /name="_key" value="(\w+)"/u.exec((await person.get('/connexion')).body)?.[1] ?? '';
    return person.post('/jetons', new URLSearchParams({ _key: key, ...fields }));
  };
  const give = async (fields: Record<string, string> = {}) => {
    const request = { _do: 'create', nom: 'Équipe LAB01', role: 'team', fabriques: 'lab01', fin: '365j', ...fields };
    const { body } = await post(admin, request);
    return { body, token: /fab_\w{12}_[\w-]{43}/u.exec(body)?.[0] ?? '' };
  };

  it('give a token with a personal link, shown once, and never again', async () => {
    const { body, token } = await give();
    expect(body).toContain(`http://fabriques.example/connexion#${token}`);
    const later = (await admin.get('/jetons')).body;
    expect(later).toContain('Équipe LAB01');
    expect(later).not.toContain(token.split('_')[2]);
    const person = createPerson(server);
    expect((await person.signIn(`http://fabriques.example/connexion#${token}`)).statusCode).toBe(303);
    expect((await person.get('/connexion')).body).toContain('Équipe LAB01');
  });

  it('refuse what nobody could use, keeping what was typed', async () => {
    const { body } = await give({ nom: 'Sans fabrique', fabriques: '' });
    expect(body).toContain('Le jeton d’une équipe nomme ses fabriques');
    expect(body).toContain('value="Sans fabrique"');
    expect((await give({ fin: 'bientôt' })).body).toContain('La fin d’un jeton est un jour');
  });

  it('make a link that signs in once, without showing anything to who only looks at it', async () => {
    const { token } = await give({ nom: 'Équipe au lien' });
    const { body } = await post(admin, { _do: 'link', id: token.split('_')[1] ?? '' });
    const link = /http:\/\/fabriques\.example\/connexion#lien_[\w-]+/u.exec(body)?.[0] ?? '';
    expect(body).not.toContain(token);
    // What a preview fetches is the page to sign in, as often as it likes.
    expect((await createPerson(server).get('/connexion')).body).toContain('Votre jeton');
    const [first, second] = [createPerson(server), createPerson(server)];
    expect((await first.signIn(link)).statusCode).toBe(303);
    expect((await first.get('/connexion')).body).toContain('Équipe au lien');
    expect((await second.signIn(link)).statusCode).toBe(403);
    // It is no token: programs cannot use it.
    expect((await test.as(link.split('#')[1])('GET', '/tokens')).statusCode).toBe(401);
  });

  it('end a session opened by a link with its token', async () => {
    const { token } = await give({ nom: 'Équipe qui part' });
    const id = token.split('_')[1] ?? '';
    const made = (await test.admin('POST', `/tokens/${id}/link`)).json<{ link: string }>();
    const person = createPerson(server);
    await person.signIn(made.link);
    expect((await post(admin, { _do: 'revoke', id })).statusCode).toBe(303);
    expect((await person.get('/connexion')).body).toContain('Votre jeton');
    expect((await admin.get('/jetons')).body).toContain('retiré le');
    expect((await test.admin('POST', `/tokens/${id}/link`)).statusCode).toBe(404);
  });

  it('lock out who guesses links', async () => {
    const guess = async () =>
      server.inject({
        method: 'POST',
        url: '/connexion',
        remoteAddress: '192.0.2.77',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://fabriques.example' },
        payload: `jeton=lien_${'0'.repeat(12)}_${'a'.repeat(43)}`,
      });
    const answers = [];
    for (let time = 0; time < 11; time += 1) {
      answers.push((await guess()).statusCode);
    }
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 403), 429]);
  });

  it('tell the audit trail in words', async () => {
    const { body } = await admin.get('/journal');
    for (const said of ['jeton donné', 'lien de connexion fait', 'jeton retiré', 'adresse bloquée', '192.0.2.77']) {
      expect(body).toContain(said);
    }
  });

  it('are for administrators only', async () => {
    const editor = createPerson(server);
    await editor.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    for (const path of ['/jetons', '/journal']) {
      expect((await editor.get(path)).headers.location).toBe(`/connexion?retour=${path}`);
    }
    expect((await post(editor, { _do: 'create', nom: 'Moi', role: 'administrator' })).statusCode).toBe(403);
    expect((await createPerson(server).post('/jetons', new URLSearchParams({ _do: 'create' }))).statusCode).toBe(403);
  });
});
