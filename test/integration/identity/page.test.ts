import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, fieldsIn, type Person, withPages } from '../../support/browserless.ts';
import { registerPeers, writePlace } from '../../support/peers.ts';
import { placeDocument } from '../../support/places.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';

let test: WritableServer;
let server: FastifyInstance;
let editor: Person;

beforeAll(async () => {
  test = await createWritableServer({ seedDir: undefined });
  server = await withPages(test);
  const others = Array.from({ length: 200 }, (_, index) =>
    placeDocument(
      'cget',
      `tiers-lieux/o${index}`,
      `schema:name "Espace n${index}" ; fab:communeCode "${20000 + index}"`,
    ),
  );
  const documents = [
    ...placeDocument('liste', 'fabriques/f1', 'schema:name "La Machinerie" ; fab:communeCode "80021"'),
    ...placeDocument(
      'cget',
      'tiers-lieux/f1',
      `schema:name "La Machinerie" ; fab:communeCode "80021" ; schema:url <http://lamachinerie.example/> ;
       schema:sameAs <http://www.wikidata.org/entity/Q1>, <https://www.openstreetmap.org/node/1>`,
    ),
    ...placeDocument(
      'liste',
      'fabriques/f2',
      'schema:name "La Palanquée du port / Sète en commun" ; fab:communeCode "34301"',
    ),
    ...placeDocument(
      'cget',
      'tiers-lieux/f2',
      'schema:name "Sète en commun" ; fab:communeCode "34301" ; schema:url <http://setencommun.example/>',
    ),
    ...placeDocument(
      'liste',
      'fabriques/f3',
      'schema:name "La Tréso - Casaco (en consortium)" ; fab:communeCode "92046"',
    ),
    ...placeDocument('cget', 'tiers-lieux/f3', 'schema:name "Casaco" ; fab:communeCode "92046"'),
  ];
  await test.store.commit({ added: [...documents, ...others.flat()], removed: [], author: 'test', message: 'data' });
  editor = createPerson(server);
  await editor.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
});
afterAll(async () => {
  await server.close();
  await test.close();
});

describe('The page on which editors judge identity', () => {
  it('is for editors: others are asked to sign in, and may not send its forms', async () => {
    const somebody = createPerson(server);
    expect((await somebody.get('/identite')).headers.location).toBe('/connexion?retour=/identite');
    expect((await somebody.post('/identite', new URLSearchParams({ verdict: 'same' }))).statusCode).toBe(403);
    expect((await test.as(undefined)('POST', '/identite/comparaison')).statusCode).toBe(403);
    const team = await test.newToken({ name: 'Équipe', role: 'team', fabriques: ['f1'] });
    expect((await test.as(team)('POST', '/identite/comparaison')).statusCode).toBe(403);
  });

  it('compares when a program with a token asks for it', async () => {
    const response = await test.as(adminToken)('POST', '/identite/comparaison', '', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(response.json()).toMatchObject({ places: 206, certain: 1, linked: 1, waiting: 2 });
  });

  it('shows pairs side by side, with what was found, in both languages', async () => {
    const french = (await editor.get('/identite')).body;
    expect(french).toContain('Sète en commun');
    expect(french).toContain('setencommun.example');
    expect(french).toContain('même commune');
    expect(french).not.toContain('La Machinerie');
    const english = (await editor.get('/identite?lang=en')).body;
    expect(english).toContain('same commune');
    expect(english).toContain('Close place');
  });

  it('takes a judgement, publishes it as a link, and shows it as judged', async () => {
    const page = (await editor.get('/identite')).body;
    const start = page.indexOf('Casaco');
    const fields = fieldsIn(page.slice(page.indexOf('<form', start), page.indexOf('</form>', start)));
    fields.set('verdict', 'close');
    fields.set('mot', 'Casaco est un membre');
    expect((await editor.post('/identite', fields)).statusCode).toBe(303);
    expect((await editor.get('/identite')).body).not.toContain('Casaco');
    expect((await editor.get('/identite?vue=jugees')).body).toContain('Casaco est un membre');
    const thing = await test.as(undefined)('GET', '/fabriques/f3', undefined, { accept: 'application/ld+json' });
    expect(thing.json()).toMatchObject({ closeMatch: [{ id: `${base}tiers-lieux/f3`, name: 'Casaco' }] });
    // Sent twice, by a second click or a second editor.
    expect((await editor.post('/identite', fields)).statusCode).toBe(404);
  });

  it('refuses a form without a verdict precisely, and loses nothing', async () => {
    const page = (await editor.get('/identite')).body;
    const response = await editor.post('/identite', fieldsIn(page.slice(page.indexOf('name="paire"') - 200)));
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('Choisissez un verdict');
    expect((await editor.get('/identite')).body).toContain('Sète en commun');
  });

  it('takes a judgement back', async () => {
    const page = (await editor.get('/identite?vue=jugees')).body;
    const start = page.indexOf('name="lieu"');
    const fields = fieldsIn(page.slice(page.lastIndexOf('<form', start), page.indexOf('</form>', start)));
    fields.set('reprendre', 'oui');
    expect((await editor.post('/identite', fields)).headers.location).toBe('/identite?vue=jugees');
    expect((await editor.get('/identite?vue=jugees')).body).not.toContain('Casaco est un membre');
  });

  it('has the page of a place show what each source says, side by side with its licence, and where else it is known', async () => {
    const page = (await editor.get('/fabriques/f1')).body;
    expect(page).toContain('lamachinerie.example');
    expect(page).toContain('Licence Ouverte 2.0');
    expect(page).toContain('côte à côte');
    expect(page).toContain('href="http://www.wikidata.org/entity/Q1"');
    expect(page).toContain('href="https://www.openstreetmap.org/node/1"');
  });

  it('has the page of a place lead to its commune at INSEE, and its JSON-LD say where else it is known', async () => {
    const page = (await editor.get('/fabriques/f1')).body;
    expect(page).toContain('href="https://www.insee.fr/fr/statistiques/2011101?geo=COM-80021"');
    const { body } = await server.inject({ url: '/tiers-lieux/f1.jsonld' });
    expect(JSON.parse(body)).toMatchObject({
      'schema:sameAs': ['http://www.wikidata.org/entity/Q1', 'https://www.openstreetmap.org/node/1'],
    });
  });

  it('has the page of a peer tell what it says otherwise than we do, and nothing else', async () => {
    await registerPeers(test, [{ name: 'cget' }, { name: 'liste' }]);
    await writePlace(test, 'f9', 'Le Nom d’ici', '; fab:communeCode "80021"');
    const said = 'schema:name "Le Nom de là-bas" ; fab:communeCode "80021"';
    await test.store.commit({
      added: placeDocument('cget', 'fabriques/f9', said),
      removed: [],
      author: 'test',
      message: 'data',
    });
    const page = (await editor.get('/federation/cget')).body;
    expect(page).toContain('« Le Nom d’ici »');
    expect(page).toContain('« Le Nom de là-bas »');
    expect(page.match(/là-bas «/gu)).toHaveLength(1);
    expect((await editor.get('/federation/liste')).body).toContain('Aucun désaccord connu');
    expect((await editor.get('/federation')).body).toMatch(/federation\/cget#desaccords">1 fait</u);
  });
});
