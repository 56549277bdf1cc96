import type { FastifyInstance } from 'fastify';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../../src/vocabulary/terms.ts';
import { createPerson, fieldsIn, withPages } from '../../support/browserless.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

const ask = (name: string) => `/sparql?query=${encodeURIComponent(`ASK { ?s ?p "${name}" }`)}`;

describe('Writing with forms', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    test = await createWritableServer({ vocabularyInStore: true });
    server = await withPages(test);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });
  const json = async (path: string) => (await test.as(undefined)('GET', path)).json<Record<string, unknown>>();
  const team = async (slug: string) => test.newToken({ name: `Équipe ${slug}`, role: 'team', fabriques: [slug] });

  it('signs in with a token, and only with one that is good', async () => {
    const person = createPerson(server);
    const wrong = await person.signIn('fab_nothing');
    expect(wrong.statusCode).toBe(403);
    expect(wrong.body).toContain('Le jeton n’est pas valable');
    const right = await person.signIn(await team('lab01'));
    expect(right.statusCode).toBe(303);
    expect(right.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax$/u);
    expect((await person.get('/connexion')).body).toContain('Équipe lab01');
    const out = await person.post('/deconnexion', fieldsIn((await person.get('/connexion')).body));
    expect(out.statusCode).toBe(303);
    expect((await person.get('/connexion')).body).toContain('Votre jeton');
  });

  it('goes back where one came from, and never to another site', async () => {
    const token = await team('lab01');
    for (const [back, target] of [
      ['/propositions', '/propositions'],
      ['//evil.example/', '/connexion'],
      ['https://evil.example/', '/connexion'],
    ] as const) {
      const person = createPerson(server);
      const fields = fieldsIn((await person.get(`/connexion?retour=${encodeURIComponent(back)}`)).body);
      fields.set('jeton', token);
      expect((await person.post('/connexion', fields)).headers.location).toBe(target);
    }
  });

  it('ends a session with its token', async () => {
    const person = createPerson(server);
    const token = await team('lab01');
    await person.signIn(token);
    await test.admin('DELETE', `/tokens/${token.split('_')[1]}`);
    expect((await person.get('/connexion')).body).toContain('Votre jeton');
  });

  it('gives back exactly what it was given: saving an untouched form changes no statement', async () => {
    const person = createPerson(server);
    await person.signIn(await team('lab01'));
    const before = await json('/fabriques/lab01');
    const saved = await person.send('/fabriques/lab01/modifier', {});
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/fabriques/lab01']);
    expect(await json('/fabriques/lab01')).toEqual(before);
  });

  it('refuses a wrong postcode beside its field, in the language of the reader, keeping what was typed', async () => {
    const [french, english] = [createPerson(server), createPerson(server, 'en')];
    for (const person of [french, english]) {
      await person.signIn(await team('lab01'));
    }
    const typed = { postalCode: '1500', 'description.fr': 'Un <lieu> & ses gens', inQPV: '' };
    const refused = await french.send('/fabriques/lab01/modifier', typed);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/id="f-postalCode-erreur"><p class="error">Écrivez un seul code postal/u);
    expect(refused.body).toMatch(/<input(?=[^>]*name="postalCode")(?=[^>]*value="1500")(?=[^>]*aria-invalid="true")/u);
    expect(refused.body).toContain('Un &lt;lieu> &amp; ses gens');
    expect(fieldsIn(refused.body).get('inQPV')).toBe('');
    const inEnglish = await english.send('/fabriques/lab01/modifier', typed);
    expect(inEnglish.body).toMatch(/id="f-postalCode-erreur"><p class="error">Write one postcode/u);
  });

  it('saves every kind of field, tells unknown from no, and derives the embed address of a video', async () => {
    const person = createPerson(server);
    await person.signIn(await team('lab01'));
    const saved = await person.send('/fabriques/lab01/modifier', {
      alternateName: 'Le Lab\nLAB 01',
      inQPV: '',
      numerique: 'oui',
      territoryType: 'urbain',
      'carrier.1.structure': 'Dynacité',
      'carrier.1.lead': 'oui',
      'action.0.status': 'wants',
      'video.0.url': 'https://video.example/w/abcDEF123',
      'video.0.name': 'Présentation',
      message: 'Mise à jour',
    });
    expect(saved.statusCode).toBe(303);
    const thing = await json('/fabriques/lab01');
    expect(thing).toMatchObject({
      territoryType: 'urbain',
      leadCarrier: { name: 'Dynacité' },
      video: [{ embedUrl: 'https://video.example/videos/embed/abcDEF123', name: 'Présentation' }],
    });
    expect(thing).not.toHaveProperty('inQPV');
    const history = await json('/fabriques/lab01/historique');
    expect(history).toMatchObject({ revisions: [{ author: 'Équipe lab01', message: 'Mise à jour' }, {}] });
  });

  it('adds an empty row without losing what was typed', async () => {
    const person = createPerson(server);
    const page = await person.send('/fabriques/nouvelle', { name: 'Chez nous', _do: 'add:action' });
    expect(page.statusCode).toBe(200);
    expect(fieldsIn(page.body).get('name')).toBe('Chez nous');
    expect(fieldsIn(page.body).has('action.1.id')).toBe(true);
  });

  it('lists names while they are few; where they are many, those like what was typed are told', async () => {
    const person = createPerson(server);
    await person.signIn(await team('lab01'));
    const form = async () => (await person.get('/fabriques/lab01/modifier')).body;
    expect(await form()).toContain('<datalist id="noms-structures">');
    const { baseIri } = test.configuration;
    const many = Array.from({ length: 101 }, (_, number) =>
      DataFactory.quad(
        DataFactory.namedNode(`${baseIri}structures/reseau-${number}`),
        schema.name,
        DataFactory.literal(`Réseau numéro ${number}`),
        DataFactory.namedNode(`${baseIri}graphs/structures/reseau-${number}`),
      ),
    );
    await test.store.commit({ added: many, removed: [], author: 'test', message: '' });
    const page = await form();
    expect(page).not.toContain('noms-structures');
    expect(page).toContain('/suggestions?genre=structure');
    const told = await person.send('/fabriques/lab01/modifier', { 'carrier.1.structure': 'Réseau' });
    expect([told.statusCode, told.body]).toEqual([422, expect.stringContaining('Peut-être : Réseau numéro 0')]);
    await test.store.commit({ added: [], removed: many, author: 'test', message: '' });
  });

  it('tells of a change by another, and lets nobody overwrite it unseen', async () => {
    const [one, two] = [createPerson(server), createPerson(server)];
    for (const person of [one, two]) {
      await person.signIn(await team('la-dynamo'));
    }
    const seen = fieldsIn((await one.get('/fabriques/la-dynamo/modifier')).body);
    expect((await two.send('/fabriques/la-dynamo/modifier', { alternateName: 'Dynamo' })).statusCode).toBe(303);
    seen.set('_do', 'save');
    const stale = await one.post('/fabriques/la-dynamo/modifier', seen);
    expect(stale.statusCode).toBe(412);
    expect(stale.body).toContain('Quelqu’un a changé cette fiche');
  });

  it('shows a thing by its own name, whatever else it is called, and knows it by every name', async () => {
    const person = createPerson(server);
    await person.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    const patch = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };
    await test.admin('PATCH', '/structures/dynacite', { alternateName: ['Dyna'] }, patch);
    const seen = fieldsIn((await person.get('/fabriques/lab01/modifier')).body);
    expect([...seen.values()]).toContain('Dynacité');
    expect([...seen.values()]).not.toContain('Dyna');
    const saved = await person.send('/fabriques/la-dynamo/modifier', { 'carrier.0.structure': 'dyna' });
    expect(saved.statusCode).toBe(303);
    expect(JSON.stringify(await json('/fabriques/la-dynamo'))).toContain('structures/dynacite');
  });

  it('keeps structures, visits, practices and actions by forms of their own, in either language', async () => {
    const [person, reader] = [createPerson(server), createPerson(server, 'en')];
    await person.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    expect((await reader.get('/visites/nouvelle')).body).toContain('Tell of a visit');
    const filled: Record<string, Record<string, string>> = {
      'tiers-lieux': { name: 'Un autre lieu', communeCode: '73065', numerique: 'oui' },
      structures: { name: 'Une régie', postalCode: '73000', legalForm: 'association-loi-1901' },
      visites: { 'visitor.0.place': 'LAB01', 'host.0.place': 'MONSCOBAR', startDate: '2024', visitKind: 'visite' },
      pratiques: {
        name: 'Un mélange',
        practiceCategory: 'financement',
        'funding.0.funderKind': 'etat',
        'funding.0.amount': '1 000',
      },
      actions: { 'prefLabel.fr': 'Vélo-école', 'broader.0.action': 'Mobilité' },
      categories: { 'prefLabel.fr': 'Accueil', 'definition.fr': 'Ouvrir la porte' },
    };
    for (const [collection, fields] of Object.entries(filled)) {
      const sent = await person.send(`/${collection}/nouvelle`, fields);
      expect([
        collection,
        sent.statusCode,
        sent.statusCode === 303 ? '' : sent.body.match(/class="error">[^<]*/gu),
      ]).toEqual([collection, 303, '']);
      const path = String(sent.headers.location);
      const before = await json(path);
      expect((await person.send(`${path}/modifier`, {})).statusCode).toBe(303);
      expect(await json(path)).toEqual(before);
    }
    // What contributors have added stands among the categories to choose from, and stays chosen.
    const category = 'http://fabriques.example/categories/accueil';
    expect((await reader.get('/pratiques/nouvelle')).body).toMatch(new RegExp(`value="${category}"/?> ?Accueil`, 'u'));
    const inIt = await person.send('/pratiques/nouvelle', { name: 'Un café', practiceCategory: category });
    expect(
      (await person.send(`${String(inIt.headers.location)}/modifier`, { 'description.fr': 'Chaud' })).statusCode,
    ).toBe(303);
    expect(JSON.stringify((await json(String(inIt.headers.location)))['practiceCategory'])).toContain(category);
    const page = (await reader.get('/categories/accueil')).body;
    expect(page).toContain('Ouvrir la porte');
    expect(page).toContain('/pratiques/un-cafe');
    expect((await reader.get('/pratiques?categorie=accueil')).body).toContain('Un café');
    const all = (await reader.get('/categories')).body;
    expect(all).toContain('href="/categories/accueil"');
    expect(all).toContain('href="/schemas/practice-categories#gouvernance"');
    const wrong = await person.send('/visites/nouvelle', { 'visitor.0.place': 'LAB01' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/id="f-host-erreur"/u);
  });

  it('takes no form from another site, nor one without the key of its session', async () => {
    const person = createPerson(server);
    await person.signIn(await team('lab01'));
    const fields = fieldsIn((await person.get('/fabriques/lab01/modifier')).body);
    const foreign = await person.post('/fabriques/lab01/modifier', fields, { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    fields.set('_key', 'guessed');
    expect((await person.post('/fabriques/lab01/modifier', fields)).statusCode).toBe(403);
  });

  it('makes a proposal of what somebody without a token sends, which an editor publishes', async () => {
    const [passer, editor] = [createPerson(server), createPerson(server)];
    const sent = await passer.send('/fabriques/nouvelle', {
      name: 'Le Hangar du Canal',
      postalCode: '01500',
      addressLocality: 'Ambérieu-en-Bugey',
      auteur: 'Une voisine',
    });
    expect(sent.statusCode).toBe(303);
    const follow = String(sent.headers.location);
    expect((await passer.get(follow)).body).toContain('Gardez l’adresse de cette page');
    expect((await passer.get(follow.replace(/.$/u, '-'))).statusCode).toBe(404);
    expect((await passer.get(follow.split('.')[0] ?? '')).statusCode).toBe(403);
    expect((await passer.get(ask('Le Hangar du Canal'))).body).toContain('false');
    await editor.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    expect((await editor.get('/propositions')).body).toContain('Le Hangar du Canal');
    const id = follow.split('.')[0] ?? '';
    const page = await editor.get(id);
    expect(page.body).toContain('Une voisine');
    const decided = await editor.send(id, { decision: 'accept', mot: 'Merci' });
    expect([decided.statusCode, decided.headers.location]).toEqual([303, '/fabriques/le-hangar-du-canal']);
    expect(await json('/fabriques/le-hangar-du-canal')).toMatchObject({
      communeCode: '01004',
      departementCode: '01',
      locationPrecision: 'commune',
    });
    expect((await passer.get(follow)).body).toContain('acceptée');
    const revisions = await json('/fabriques/le-hangar-du-canal/historique');
    expect(revisions).toMatchObject({ revisions: [{ author: 'Une voisine (proposition), Éditrice' }] });
  });

  it('refuses a proposal with a word that its proposer reads', async () => {
    const [passer, admin] = [createPerson(server), createPerson(server)];
    const sent = await passer.send('/fabriques/lab01/modifier', { name: 'LAB 02' });
    const follow = String(sent.headers.location);
    await admin.signIn(adminToken);
    const id = follow.split('.')[0] ?? '';
    expect((await admin.send(id, { decision: 'refuse' })).statusCode).toBe(422);
    expect((await admin.send(id, { decision: 'refuse', mot: 'Le nom est LAB01' })).statusCode).toBe(303);
    expect((await passer.get(follow)).body).toContain('Le nom est LAB01');
    expect(await json('/fabriques/lab01')).toMatchObject({ name: 'LAB01' });
  });

  it('makes a proposal of what a team writes about another fabrique', async () => {
    const person = createPerson(server);
    await person.signIn(await team('lab01'));
    const sent = await person.send('/fabriques/monscobar/modifier', { alternateName: 'Monsco' });
    expect(sent.headers.location).toMatch(/^\/propositions\//u);
  });

  it('refuses a proposal that is wrong at once, and drops what fills in the hidden box', async () => {
    const person = createPerson(server);
    const wrong = await person.send('/fabriques/nouvelle', { name: '', postalCode: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/id="f-name-erreur"/u);
    expect(wrong.body).toMatch(/id="f-communeCode-erreur"/u);
    const machine = await person.send('/fabriques/nouvelle', { name: 'Spam', communeCode: '01004', courriel: 'a@b.c' });
    expect(machine.headers.location).toBe('/fabriques');
  });

  it('refuses a carrier that nobody knows, and says so in the form', async () => {
    const person = createPerson(server);
    const sent = await person.send('/fabriques/nouvelle', {
      name: 'X',
      communeCode: '01004',
      'carrier.0.structure': 'Inconnue & Cie',
    });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('n’est pas encore connue ici');
  });

  it('takes twenty proposals an hour from one address, and keeps what was typed in the one that is too many', async () => {
    // Two servers on one store count together.
    const fresh = await withPages(test);
    const address = '203.0.113.20';
    const [passer, reader] = [createPerson(fresh, 'fr', address), createPerson(server, 'en', address)];
    const both = Array.from({ length: 11 }, () => [passer, createPerson(server, 'fr', address)]).flat();
    const page = '/structures/simplon/modifier';
    const wrong = await passer.send(page, { siret: '12' });
    expect(wrong.statusCode).toBe(422);
    const sent = await Promise.all(
      both.map(async (person, index) => person.send(page, { alternateName: `Nom ${index}` })),
    );
    const follow = sent.filter(({ statusCode }) => statusCode === 303).map(({ headers }) => headers.location);
    expect([follow.length, new Set(follow).size]).toEqual([20, 20]);
    const refused = await passer.send(page, { alternateName: 'Un de trop', message: 'Avec un mot', auteur: 'Ada' });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3000);
    expect(refused.body).toContain('20 propositions sont venues d’ici en une heure');
    expect(['Un de trop', 'Avec un mot', 'Ada'].filter((typed) => !refused.body.includes(typed))).toEqual([]);
    expect((await reader.send(page, { alternateName: 'One more' })).body).toContain('Nothing that you typed is lost');
    // Who may write is not counted.
    const editor = createPerson(fresh, 'fr', address);
    await editor.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    expect((await editor.send(page, { alternateName: 'Un de plus' })).statusCode).toBe(303);
    await fresh.close();
  });

  it('keeps a contact from who may not see it, in every way out, until the person agrees', async () => {
    const [team1, other] = [createPerson(server), createPerson(server)];
    const [passer, editor] = [createPerson(server), createPerson(server)];
    const token = await team('lab01');
    await team1.signIn(token);
    await other.signIn(await team('monscobar'));
    await editor.signIn(await test.newToken({ name: 'Éditrice', role: 'editor' }));
    const page = '/fabriques/lab01';
    const secret = 'anna.roux@example.org';
    const query = `/sparql?query=${encodeURIComponent('SELECT * { ?s <https://schema.org/email> ?o }')}`;
    const contact = {
      'contact.0.name': 'Anna Roux',
      'contact.0.email': secret,
      'contact.0.telephone': '04 74 00 00 00',
    };
    const wrong = await team1.send(`${page}/modifier`, { ...contact, 'contact.0.email': 'anna' });
    expect([wrong.statusCode, wrong.body]).toEqual([
      422,
      expect.stringMatching(/f-contact-erreur[^]*bonjour@exemple/u),
    ]);
    expect((await team1.send(`${page}/modifier`, contact)).statusCode).toBe(303);
    const { revision } = (
      await test.admin('GET', '/fabriques/lab01/historique', undefined, { accept: 'application/json' })
    ).json<{ revisions: { revision: number }[] }>().revisions[0] ?? { revision: 0 };
    const public_ = [
      ...[page, `${page}.jsonld`, `${page}.ttl`, `${page}.nq`, `${page}?vocab=pair`, `${page}?vocab=schema`],
      ...[`${page}/historique`, `${page}/historique?format=json`, `${page}/historique?format=ttl`],
      ...[
        `${page}?revision=${revision}`,
        `/graphs${page}?format=ttl`,
        query,
        `${page}/modifier`,
        '/feed.atom',
        '/feed',
      ],
      ...['/fabriques.csv?q=lab01', '/fabriques.jsonld?q=lab01', `/recherche?q=${secret}`],
    ];
    const seenBy = async (person: typeof passer, urls = public_): Promise<string[]> => {
      const found: string[] = [];
      for (const url of urls) {
        const { statusCode, body } = await person.get(url);
        expect([url, statusCode]).toEqual([url, 200]);
        if (body.includes(secret) && !url.startsWith('/recherche')) {
          found.push(url);
        }
      }
      return found;
    };
    expect(await seenBy(passer)).toEqual([]);
    expect(await seenBy(other, [page, `${page}.jsonld`, `${page}/historique`, `${page}/modifier`])).toEqual([]);
    const mine = (await team1.get(page)).body;
    expect([mine.includes(`mailto:${secret}`), mine.includes('Non diffusé')]).toEqual([true, true]);
    expect((await team1.get(`${page}/modifier`)).body).toContain(secret);
    expect((await editor.get(`${page}/historique`)).body).toContain(secret);
    // Programs: who has a token sees all; what is not seen whole is no ground to replace it.
    const byTeam = await test.as(token)('GET', page);
    expect([byTeam.body.includes(secret), byTeam.headers['cache-control']]).toEqual([true, 'private, no-store']);
    const byWrong = await test.as('fab_none')('GET', page);
    expect([byWrong.statusCode, byWrong.body.includes(secret)]).toEqual([200, false]);
    const partial = await test.as(undefined)('GET', page);
    const stale = { 'if-match': String(partial.headers.etag) };
    expect((await test.as(token)('PUT', page, partial.json<object>(), stale)).statusCode).toBe(412);
    const graph = await test.as(undefined)('GET', `/graphs${page}`);
    const staleGraph = { 'if-match': String(graph.headers.etag), 'content-type': 'text/turtle' };
    expect((await test.admin('PUT', `/graphs${page}`, graph.body, staleGraph)).statusCode).toBe(412);
    // Who has a token of another kind learns nothing from what is refused, nor from changing nothing.
    const proposer = test.as(await test.newToken({ name: 'Passant', role: 'proposer' }));
    const patch = { 'content-type': 'application/merge-patch+json' };
    for (const [status, headers] of [
      [428, {}],
      [412, { 'if-match': '"1-x"' }],
      [200, { 'if-match': '*' }],
    ] as const) {
      const answer = await proposer('PATCH', page, {}, { ...patch, ...headers });
      expect([answer.statusCode, answer.body.includes('LAB01'), answer.body.includes(secret)]).toEqual([
        status,
        true,
        false,
      ]);
    }
    // A proposal of somebody who does not see it leaves it where it is, even by telling its address.
    const proposed = await passer.send(`${page}/modifier`, {
      alternateName: 'Le LAB',
      'contact.0.id': 'http://fabriques.example/fabriques/lab01#contact',
      'contact.0.name': 'Un autre',
    });
    const proposal = String(proposed.headers.location);
    expect((await passer.get(proposal)).body).not.toContain(secret);
    const accepted = await editor.send(proposal.split('.')[0] ?? '', { decision: 'accept' });
    expect([accepted.statusCode, accepted.body]).toEqual([303, '']);
    expect((await team1.get(`${page}/modifier`)).body).toContain(secret);
    // With consent it is everybody's, and no longer when that is taken back.
    const rows = fieldsIn((await team1.get(`${page}/modifier`)).body);
    const index = [0, 1].find((one) => rows.get(`contact.${one}.email`) === secret) ?? -1;
    const consent = async (value: string) =>
      expect(
        (await team1.send(`${page}/modifier`, { [`contact.${index}.publicationConsent`]: value })).statusCode,
      ).toBe(303);
    await consent('oui');
    expect((await passer.get(page)).body).toContain(`mailto:${secret}`);
    expect((await passer.get(query)).body).toContain(secret);
    expect((await passer.get(`${page}/modifier`)).body).toContain(secret);
    await consent('non');
    expect(await seenBy(passer)).toEqual([]);
  });

  it('brings an older version back from the history, as a change like any other', async () => {
    const person = createPerson(server);
    await person.signIn(await team('monscobar'));
    const before = await json('/fabriques/monscobar');
    await person.send('/fabriques/monscobar/modifier', { name: 'Autre nom' });
    const history = await person.get('/fabriques/monscobar/historique');
    expect(history.body).toContain('Rétablir cette version');
    const fields = fieldsIn(history.body);
    expect((await createPerson(server).post('/fabriques/monscobar/restaurer', fields)).statusCode).toBe(403);
    expect((await person.post('/fabriques/monscobar/restaurer', fields)).statusCode).toBe(303);
    // The document says that it changed today; of the place it says what it said.
    expect({ ...(await json('/fabriques/monscobar')), isPrimaryTopicOf: [] }).toEqual({
      ...before,
      isPrimaryTopicOf: [],
    });
    expect((await person.post('/fabriques/monscobar/restaurer', fields)).statusCode).toBe(412);
    expect(await json('/fabriques/monscobar/historique')).toMatchObject({
      revisions: [{ message: expect.stringMatching(/^Retour à la révision/u) as unknown }, {}, {}],
    });
  });
});
