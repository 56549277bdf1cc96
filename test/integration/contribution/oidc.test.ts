import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/core/configuration.ts';
import { createPerson, fieldsIn, withPages } from '../../support/browserless.ts';
import { registeredClient, type RunningProvider, signInAt, startOidcProvider } from '../../support/oidc-provider.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example';
const callback = `${base}/connexion/oidc/retour`;

describe('Signing in by an OpenID Connect provider', () => {
  let provider: RunningProvider;
  let test: WritableServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    provider = await startOidcProvider(callback);
    test = await createWritableServer({
      seedDir: undefined,
      environment: {
        FABRIQUES_OIDC_ISSUER: provider.issuer,
        FABRIQUES_OIDC_CLIENT_ID: registeredClient.id,
        FABRIQUES_OIDC_CLIENT_SECRET: registeredClient.secret,
        FABRIQUES_OIDC_NAME: 'Compte commun',
      },
    });
    server = await withPages(test);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
    await provider.close();
  });

  /** Goes to the provider and comes back. */
  const signIn = async (login: string) => {
    const person = createPerson(server);
    const sent = await person.get('/connexion/oidc?retour=/fabriques');
    expect(sent.statusCode).toBe(303);
    const way = new URL(String(sent.headers['location']));
    const back = await signInAt(way.href, login, callback);
    return { person, way, back: back.slice(base.length) };
  };

  it('is offered beside tokens, with PKCE, state and nonce', async () => {
    const person = createPerson(server);
    expect((await person.get('/connexion')).body).toContain('Se connecter avec Compte commun');
    const { headers } = await person.get('/connexion/oidc');
    const { searchParams } = new URL(String(headers['location']));
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect([...searchParams.keys()]).toEqual(expect.arrayContaining(['state', 'nonce', 'code_challenge']));
    expect(headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/u);
  });

  it('makes who is new a proposer, whom an administrator may make more', async () => {
    const { person, back } = await signIn('marie');
    const arrived = await person.get(back);
    expect([arrived.statusCode, arrived.headers['location']]).toEqual([303, '/fabriques']);
    expect((await person.get('/connexion')).body).toMatch(/Nom de marie.*envoyer des propositions/su);

    const administrator = createPerson(server);
    await administrator.signIn(adminToken);
    const listed = await administrator.get('/comptes');
    const fields = fieldsIn(listed.body);
    fields.set('role', 'editor');
    fields.set('_do', 'grant');
    const action = /action="(\/comptes\/[0-9a-f]+)"/u.exec(listed.body)?.[1] ?? '';
    expect((await administrator.post(action, fields)).statusCode).toBe(303);
    expect((await person.get('/connexion')).body).toContain('équipe éditoriale');
    expect((await person.get('/comptes')).statusCode).toBe(303);
    expect((await person.get('/propositions')).statusCode).toBe(200);

    const gone = fieldsIn((await administrator.get('/comptes')).body);
    gone.set('_do', 'remove');
    await administrator.post(action, gone);
    expect((await person.get('/connexion')).body).toContain('Votre jeton');
  });

  it('takes the roles that the provider gives', async () => {
    const { person, back } = await signIn('editor-anna');
    await person.get(back);
    expect((await person.get('/connexion')).body).toMatch(/Nom de editor-anna.*équipe éditoriale/su);
  });

  it('refuses an answer that is used twice, changed, or brought by another browser', async () => {
    const { person, back } = await signIn('marie');
    expect((await createPerson(server).get(back)).statusCode).toBe(401);
    const forged = new URLSearchParams(back.split('?')[1]);
    forged.set('state', 'another');
    expect((await person.get(`/connexion/oidc/retour?${forged.toString()}`)).statusCode).toBe(401);
    expect((await person.get(back)).statusCode).toBe(401);
    const again = await signIn('marie');
    expect((await again.person.get(again.back)).statusCode).toBe(303);
    expect((await again.person.get(again.back)).statusCode).toBe(401);
  });
});

describe('The settings of a provider', () => {
  it('are named where they are wrong or half there', () => {
    const read = (environment: Record<string, string>) => () => readConfiguration(environment, { seedDir: 'data' });
    expect(read({ FABRIQUES_OIDC_ISSUER: 'nowhere', FABRIQUES_OIDC_CLIENT_ID: 'a' })).toThrow(/FABRIQUES_OIDC_ISSUER/u);
    expect(read({ FABRIQUES_OIDC_ISSUER: 'https://id.example' })).toThrow(/FABRIQUES_OIDC_CLIENT_ID/u);
  });

  it('may name a provider that is not there, which is told to who signs in', async () => {
    const test = await createWritableServer({
      seedDir: undefined,
      environment: { FABRIQUES_OIDC_ISSUER: 'http://127.0.0.1:9', FABRIQUES_OIDC_CLIENT_ID: 'a' },
    });
    const server = await withPages(test);
    const answer = await createPerson(server).get('/connexion/oidc');
    expect(answer.statusCode).toBe(502);
    expect(answer.body).toContain('ne répond pas');
    await server.close();
    await test.close();
  });
});
