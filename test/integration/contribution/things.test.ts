import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';
const minimal = { type: 'Fabrique', name: 'Le Préau', communeCode: '01004' };

describe('Writing a thing', () => {
  let test: WritableServer;
  beforeAll(async () => {
    test = await createWritableServer({ vocabularyInStore: true });
  });
  afterAll(() => test.close());
  const own = async (path: string) => test.store.readGraph(DataFactory.namedNode(`${base}graphs/${path}`));
  const etagOf = async (url: string) => String((await test.admin('GET', url)).headers.etag);

  describe('by PUT', () => {
    it('creates it from the smallest record there is, and answers as GET does', async () => {
      const response = await test.admin('PUT', '/fabriques/le-preau', minimal);
      expect([response.statusCode, response.headers.location]).toEqual([201, `${base}fabriques/le-preau`]);
      expect(response.json()).toMatchObject({ id: `${base}fabriques/le-preau`, ...minimal });
      const read = await test.admin('GET', '/fabriques/le-preau');
      expect([read.body, read.headers.etag]).toEqual([response.body, response.headers.etag]);
      expect(read.json<{ isPrimaryTopicOf: object[] }>().isPrimaryTopicOf).toMatchObject([
        { type: 'Document', license: 'https://creativecommons.org/licenses/by-sa/4.0/' },
      ]);
    });

    it('asks which version is replaced, and refuses a stale one with the version that stands', async () => {
      const changed = { ...minimal, description: 'Un préau' };
      const blind = await test.admin('PUT', '/fabriques/le-preau', changed);
      expect(blind.statusCode).toBe(428);
      const etag = await etagOf('/fabriques/le-preau');
      const response = await test.admin('PUT', '/fabriques/le-preau', changed, { 'if-match': etag });
      expect([response.statusCode, response.json<{ description: object }>().description]).toEqual([
        200,
        { fr: 'Un préau' },
      ]);
      const stale = await test.admin('PUT', '/fabriques/le-preau', minimal, { 'if-match': etag });
      expect(stale.statusCode).toBe(412);
      expect(stale.json()).toMatchObject({
        current: { name: 'Le Préau', description: { fr: 'Un préau' } },
        lastChange: { author: 'administrator' },
      });
    });

    it('lets one of two simultaneous editors win, and tells the other', async () => {
      const etag = await etagOf('/fabriques/le-preau');
      const send = (description: string) =>
        test.admin('PUT', '/fabriques/le-preau', { ...minimal, description }, { 'if-match': etag });
      const answers = await Promise.all(['un', 'deux', 'trois'].map(send));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412]);
    });

    it('creates only, where If-None-Match: * says so', async () => {
      const only = { 'if-none-match': '*' };
      expect((await test.admin('PUT', '/fabriques/le-preau', minimal, only)).statusCode).toBe(412);
      expect((await test.admin('PUT', '/structures/neuve', { name: 'Neuve' }, only)).statusCode).toBe(201);
    });

    it('refuses what the shapes refuse with a result for each fault, beside the key it is about', async () => {
      const wrong = { ...minimal, address: { type: 'PostalAddress', postalCode: '123' } };
      const response = await test.admin('PUT', '/fabriques/faux', wrong);
      expect([response.statusCode, response.headers['content-type']]).toEqual([
        422,
        'application/problem+json; charset=utf-8',
      ]);
      expect(response.json()).toMatchObject({
        conforms: false,
        results: expect.arrayContaining([
          expect.objectContaining({ severity: 'Violation', key: 'postalCode', value: '123' }) as unknown,
        ]) as unknown,
      });
      expect((await test.admin('GET', '/fabriques/faux')).statusCode).toBe(404);
      const asTurtle = await test.admin('PUT', '/fabriques/faux', wrong, { accept: 'text/turtle' });
      expect([asTurtle.statusCode, asTurtle.body]).toEqual([422, expect.stringContaining('sh:ValidationReport')]);
      const asJson = await test.admin('PUT', '/fabriques/faux', wrong, { accept: 'application/json' });
      expect(asJson.json()).toMatchObject({ conforms: false });
    });

    it.each([
      ['an unknown key', { ...minimal, postcode: '01500', address: { zip: '1' } }, ['postcode', 'address.zip']],
      ['what every object has', { ...minimal, constructor: 'x', toString: 'y' }, ['constructor', 'toString']],
      ['an unknown class', { ...minimal, type: 'Fabrik' }, ['type']],
      ['what is no address', { ...minimal, carriedBy: ['lab01'] }, ['carriedBy[0]']],
      ['what is no text per language', { ...minimal, description: { français: 'x' } }, ['description.français']],
    ])('answers 400 to %s, naming it', async (_what, body, keys) => {
      const response = await test.admin('PUT', '/fabriques/faux', body);
      expect([response.statusCode, response.json<{ keys: string[] }>().keys]).toEqual([400, keys]);
    });

    it('answers 400 to a body about another thing, and 422 to one that speaks of others too', async () => {
      const other = await test.admin('PUT', '/fabriques/faux', { ...minimal, id: `${base}fabriques/lab01` });
      expect([other.statusCode, other.body]).toEqual([400, expect.stringContaining('fabriques/lab01')]);
      const both = { ...minimal, carriedBy: [{ id: `${base}structures/lab01`, name: 'Pirates' }] };
      const response = await test.admin('PUT', '/fabriques/faux', both);
      expect([response.statusCode, response.body]).toEqual([422, expect.stringContaining('structures/lab01')]);
    });

    it('answers 415 to another format, 413 to a book, 400 to a foreign context, 400 to an odd address', async () => {
      const xml = { 'content-type': 'text/xml' };
      expect((await test.admin('PUT', '/fabriques/faux', '<a/>', xml)).statusCode).toBe(415);
      const long = { ...minimal, description: 'x'.repeat(1_100_000) };
      expect((await test.admin('PUT', '/fabriques/faux', long)).statusCode).toBe(413);
      const foreign = { '@context': 'https://evil.example/context', ...minimal };
      const response = await test.admin('PUT', '/fabriques/faux', foreign);
      expect([response.statusCode, response.body]).toEqual([400, expect.stringContaining('evil.example')]);
      expect((await test.admin('PUT', '/fabriques/b%C3%A9', minimal)).statusCode).toBe(400);
    });

    it('takes every RDF syntax, gives parts stable addresses, and nothing changes when it comes again', async () => {
      const turtle = `PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/>
        <> a fab:Fabrique ; schema:name "Formats" ; fab:communeCode "01004" ;
          schema:address [ a schema:PostalAddress ; schema:postalCode "01500" ] ;
          fab:engagement [ a fab:Engagement ; fab:action </actions/coworking> ; fab:status fab:Does ],
            [ a fab:Engagement ; fab:action </actions/formation> ; fab:status fab:Wants ] .`;
      const first = await test.admin('PUT', '/fabriques/formats', turtle, { 'content-type': 'text/turtle' });
      expect([first.statusCode, first.body.slice(0, 0)]).toEqual([201, '']);
      const ids = first.json<{ engagement: { id: string }[]; address: { id: string } }>();
      expect([ids.address.id, ...ids.engagement.map(({ id }) => id)]).toEqual(
        ['address', 'engagement-coworking', 'engagement-formation'].map((part) => `${base}fabriques/formats#${part}`),
      );
      for (const format of ['turtle', 'n-triples', 'rdf-xml', 'jsonld']) {
        const read = await test.admin('GET', `/fabriques/formats?format=${format}`);
        const again = await test.admin('PUT', '/fabriques/formats', read.body, {
          'content-type': String(read.headers['content-type']),
          'if-match': String(read.headers.etag),
        });
        expect([format, again.statusCode, again.headers.etag]).toEqual([format, 200, first.headers.etag]);
      }
    });

    it('takes numbers for decimals, a year or a day for a date, and the language of the body', async () => {
      const body = {
        ...minimal,
        ...{ lat: 45.96, long: 5.36, locationPrecision: 'commune', description: 'A place' },
        video: [{ name: 'Visite', url: 'https://tube.example/w/abc' }],
        partnership: [{ partnerKind: 'collectivite', startDate: '2019-05-01' }],
        labelisation: [{ programme: 'fabrique-de-territoire', date: 2019 }],
      };
      const response = await test.admin('PUT', '/fabriques/plain', body, { 'content-language': 'en' });
      expect(response.body).toContain('"lat": "45.96"');
      expect(response.json()).toMatchObject({
        description: { en: 'A place' },
        labelisation: [{ id: `${base}fabriques/plain#labelisation-2019`, date: '2019' }],
        video: [{ id: `${base}fabriques/plain#video-abc` }],
        partnership: [{ id: `${base}fabriques/plain#partenariat-collectivite` }],
      });
    });

    it('reads schema.org’s context from memory', async () => {
      const body = {
        '@context': 'https://schema.org',
        '@type': ['Place', 'fab:TiersLieu'],
        ...{ name: 'Un lieu', description: 'Décrit', 'fab:communeCode': '01004' },
        address: { '@type': 'PostalAddress', postalCode: '01500' },
      };
      const headers = { 'content-type': 'application/ld+json' };
      const response = await test.admin('PUT', '/fabriques/schema', body, headers);
      expect([response.statusCode, response.json()]).toMatchObject([
        201,
        { name: 'Un lieu', description: { fr: 'Décrit' }, address: { postalCode: '01500' } },
      ]);
    });
  });

  describe('of which others speak', () => {
    it('takes back what GET gave without making the statements of others its own', async () => {
      const before = await own('fabriques/lab01');
      const read = await test.admin('GET', '/fabriques/lab01');
      const lab01 = read.json<Record<string, unknown>>();
      const etag = String(read.headers.etag);
      const same = await test.admin('PUT', '/fabriques/lab01', lab01, { 'if-match': etag });
      expect([same.statusCode, same.headers.etag]).toEqual([200, etag]);
      expect(Number(same.headers['left-out'])).toBeGreaterThan(5);
      const changed = { ...lab01, alternateName: ['Le Lab'] };
      const response = await test.admin('PUT', '/fabriques/lab01', changed, { 'if-match': etag });
      expect(response.statusCode).toBe(200);
      expect((await own('fabriques/lab01')).length).toBe(before.length + 2); // the name, and the date
    });

    it('keeps what an own document needs where only a source spoke so far', async () => {
      const read = await test.admin('GET', '/fabriques/action-numerique');
      const body = { ...read.json<object>(), description: 'Un lieu que son équipe décrit' };
      const headers = { 'if-match': String(read.headers.etag) };
      const response = await test.admin('PUT', '/fabriques/action-numerique', body, headers);
      expect(response.statusCode).toBe(201);
      const predicates = (await own('fabriques/action-numerique')).map(({ predicate }) => predicate.value);
      expect(predicates).toContain('https://schema.org/name');
      expect(predicates).not.toContain('http://www.w3.org/2003/01/geo/wgs84_pos#lat');
    });

    it('tells what could still be completed in a receipt, where the client prefers little', async () => {
      const response = await test.admin('PUT', '/structures/maigre', { name: 'Maigre' }, { prefer: 'return=minimal' });
      expect([response.statusCode, response.headers['preference-applied']]).toEqual([201, 'return=minimal']);
      const keys = response.json<{ completeness: { key: string }[] }>().completeness.map(({ key }) => key);
      expect(keys).toContain('legalForm');
      const later = await test.admin('GET', '/structures/maigre/completude');
      expect(later.json<{ results: { key: string }[] }>().results.map(({ key }) => key)).toEqual(keys);
    });
  });

  describe('by POST', () => {
    it('makes a readable address of the name, another one for the same name', async () => {
      const locations: unknown[] = [];
      for (let time = 0; time < 2; time += 1) {
        const response = await test.admin('POST', '/fabriques', { ...minimal, name: 'L’Œuvre & Cie' });
        expect(response.statusCode).toBe(201);
        locations.push(response.headers.location);
      }
      expect(locations).toEqual(['l-oeuvre-cie', 'l-oeuvre-cie-2'].map((slug) => `${base}fabriques/${slug}`));
    });

    it('gives simultaneous things of one name an address each', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => test.admin('POST', '/structures', { name: 'Ensemble' })));
      expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(3);
    });

    it('carries the same request out once, and refuses another one with its key', async () => {
      const headers = { 'idempotency-key': 'once' };
      const send = (name: string) => test.admin('POST', '/structures', { name }, headers);
      const [first, second] = await Promise.all([send('Une fois'), send('Une fois')]);
      expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
      expect(second.headers.location).toBe(first.headers.location);
      expect((await send('Une fois')).body).toBe(first.body);
      expect((await send('Autre')).statusCode).toBe(422);
    });

    it('adds a visit, a practice and a sub-action, each in its collection', async () => {
      const visit = { visitor: ['/fabriques/lab01'], host: ['/fabriques/la-dynamo'], startDate: '2024-03-02' };
      const answers = [
        await test.admin('POST', '/visites', visit),
        await test.admin('POST', '/pratiques', { name: 'Ouvrir le samedi', practiceCategory: ['action'] }),
        await test.admin('POST', '/actions', { prefLabel: 'Repair café', broader: ['/actions/formation'] }),
      ];
      expect(answers.map(({ headers }) => headers.location)).toEqual([
        `${base}visites/lab01-chez-la-dynamo-2024-03-02`,
        `${base}pratiques/ouvrir-le-samedi`,
        `${base}actions/repair-cafe`,
      ]);
    });
  });

  describe('that is a category of practices', () => {
    const label = { fr: 'Accueil', en: 'Welcome' };
    const category = `${base}categories/accueil`;
    const ids = (response: { json: () => unknown }) =>
      (response.json() as { member: { id: string }[] }).member.map(({ id }) => id);

    it('is added like any other, never under a name that the vocabulary has, and a practice may be in it', async () => {
      const added = await test.admin('POST', '/categories', { prefLabel: label });
      expect([added.statusCode, added.headers.location]).toEqual([201, category]);
      expect(added.json()).toMatchObject({ type: 'PracticeCategory', prefLabel: label });
      const again = await test.admin('POST', '/categories', { prefLabel: { fr: 'Gouvernance' } });
      expect(again.headers.location).toBe(`${base}categories/gouvernance-2`);
      const refused = await test.admin('POST', '/categories', { prefLabel: { en: 'Welcome' } });
      expect([refused.statusCode, refused.json<{ results: { key: string }[] }>().results[0]?.key]).toEqual([
        422,
        'prefLabel',
      ]);
      const practice = { name: 'Un café à la porte', practiceCategory: ['/categories/accueil', 'projet'] };
      const receipt = await test.admin('PUT', '/pratiques/cafe', practice, { prefer: 'return=minimal' });
      expect([receipt.statusCode, receipt.body]).toEqual([201, expect.not.stringContaining('catégorie à décrire')]);
      const read = (await test.admin('GET', '/pratiques/cafe')).json<{ practiceCategory: unknown[] }>();
      expect(JSON.stringify(read.practiceCategory)).toContain(category);
    });

    it('stands in its collection beside those of the vocabulary, in every format', async () => {
      const list = await test.admin('GET', '/categories');
      const given = 'https://w3id.org/fabriques/schemas/practice-categories#gouvernance';
      expect(ids(list)).toEqual(expect.arrayContaining([category, given]));
      expect((await test.admin('GET', '/categories.csv?q=accueil')).body).toContain(`${category},Accueil,Welcome`);
      expect((await test.admin('GET', '/categories/accueil.ttl')).body).toContain('fab:PracticeCategory');
      expect((await test.admin('GET', '/categories/accueil?vocab=pair')).json()).toMatchObject({ type: 'pair:Topic' });
      expect((await test.admin('GET', '/schemas/practice-categories.ttl')).body).toContain('Welcome');
    });

    it('is replaced, patched and taken away, and not while a practice is in it', async () => {
      const path = '/categories/accueil';
      const replaced = await test.admin(
        'PUT',
        path,
        { prefLabel: label, definition: 'Ouvrir la porte' },
        {
          'if-match': await etagOf(path),
        },
      );
      expect([replaced.statusCode, replaced.json()]).toMatchObject([200, { definition: { fr: 'Ouvrir la porte' } }]);
      const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };
      expect((await test.admin('PATCH', path, { definition: { en: 'The open door' } }, merge)).statusCode).toBe(200);
      const held = await test.admin('DELETE', path, undefined, { 'if-match': '*' });
      expect([held.statusCode, held.body]).toEqual([409, expect.stringContaining(`${base}pratiques/cafe`)]);
      const elsewhere = { name: 'Un café à la porte', practiceCategory: ['projet'] };
      await test.admin('PUT', '/pratiques/cafe', elsewhere, { 'if-match': '*' });
      expect((await test.admin('DELETE', path, undefined, { 'if-match': '*' })).statusCode).toBe(204);
      expect((await test.admin('GET', path)).statusCode).toBe(410);
      const history = await test.admin('GET', `${path}/historique`, undefined, { accept: 'application/json' });
      expect(history.body).toContain('The open door');
      expect(ids(await test.admin('GET', '/categories'))).not.toContain(category);
    });
  });

  describe('by PATCH', () => {
    it('merges JSON into what its own document says', async () => {
      const patch = { description: { en: 'A yard' }, alternateName: ['Préau'], url: null };
      const headers = { 'content-type': 'application/merge-patch+json' };
      expect((await test.admin('PATCH', '/fabriques/le-preau', patch, headers)).statusCode).toBe(428);
      const etag = await etagOf('/fabriques/le-preau');
      const response = await test.admin('PATCH', '/fabriques/le-preau', patch, { ...headers, 'if-match': etag });
      expect([response.statusCode, response.json()]).toMatchObject([
        200,
        { alternateName: ['Préau'], description: { en: 'A yard' } },
      ]);
      const stale = await test.admin('PATCH', '/fabriques/le-preau', patch, { ...headers, 'if-match': etag });
      expect(stale.statusCode).toBe(412);
      const wrong = await test.admin('PATCH', '/fabriques/le-preau', { name: null }, { ...headers, 'if-match': '*' });
      expect([wrong.statusCode, wrong.json<{ results: { key: string }[] }>().results[0]?.key]).toEqual([422, 'name']);
    });

    it('carries a SPARQL update out on its own document, and on no other', async () => {
      const headers = { 'content-type': 'application/sparql-update', 'if-match': '*' };
      const update =
        'PREFIX schema: <https://schema.org/> DELETE { ?s schema:name ?n } INSERT { ?s schema:name "Le Grand Préau" } WHERE { ?s schema:name ?n }';
      const response = await test.admin('PATCH', '/fabriques/le-preau', update, headers);
      expect([response.statusCode, response.json<{ name: string }>().name]).toEqual([200, 'Le Grand Préau']);
      const elsewhere = 'INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }';
      expect((await test.admin('PATCH', '/fabriques/le-preau', elsewhere, headers)).statusCode).toBe(400);
      const broken = 'CLEAR DEFAULT';
      expect((await test.admin('PATCH', '/fabriques/le-preau', broken, headers)).statusCode).toBe(422);
      const other = 'INSERT DATA { </fabriques/lab01> <https://schema.org/name> "Pirates" }';
      expect((await test.admin('PATCH', '/fabriques/le-preau', other, headers)).statusCode).toBe(422);
    });

    it('answers 404 where there is nothing, 415 to another format', async () => {
      const headers = { 'content-type': 'application/merge-patch+json' };
      expect((await test.admin('PATCH', '/fabriques/nowhere', {}, headers)).statusCode).toBe(404);
      expect((await test.admin('PATCH', '/fabriques/le-preau', {}, { 'if-match': '*' })).statusCode).toBe(415);
    });
  });

  describe('by DELETE', () => {
    it('takes it away, keeps its history, and does not give its address to another', async () => {
      expect((await test.admin('PUT', '/structures/partante', { name: 'Partante' })).statusCode).toBe(201);
      expect((await test.admin('DELETE', '/structures/partante')).statusCode).toBe(428);
      const etag = await etagOf('/structures/partante');
      expect((await test.admin('DELETE', '/structures/partante', undefined, { 'if-match': etag })).statusCode).toBe(
        204,
      );
      expect((await test.admin('GET', '/structures/partante')).statusCode).toBe(410);
      expect((await test.admin('DELETE', '/structures/partante', undefined, { 'if-match': etag })).statusCode).toBe(
        410,
      );
      const again = await test.admin('POST', '/structures', { name: 'Partante' });
      expect(again.headers.location).toBe(`${base}structures/partante-2`);
    });

    it('says what points at it, and goes on where an editor insists and nothing becomes wrong', async () => {
      const any = { 'if-match': '*' };
      const refused = await test.admin('DELETE', '/structures/dynacite', undefined, any);
      expect([refused.statusCode, refused.json()]).toMatchObject([
        409,
        { total: 1, referrers: [{ document: `${base}graphs/fabriques/lab01` }] },
      ]);
      const forced = await test.admin('DELETE', '/structures/dynacite?force=true', undefined, any);
      expect(forced.statusCode).toBe(204);
    });

    it('never leaves an engagement in an action that is gone', async () => {
      const any = { 'if-match': '*' };
      expect((await test.admin('DELETE', '/actions/coworking', undefined, any)).statusCode).toBe(409);
      const forced = await test.admin('DELETE', '/actions/coworking?force=true', undefined, any);
      expect([forced.statusCode, forced.body]).toEqual([422, expect.stringContaining('graphs/fabriques/lab01')]);
      expect((await test.admin('GET', '/actions/coworking')).statusCode).toBe(200);
    });

    it('leaves what only sources describe to their harvest', async () => {
      const url = '/fabriques/la-quincaillerie-numerique';
      const thing = (await test.admin('GET', '/fabriques?q=guéret&format=jsonld')).json<{ member: { id: string }[] }>();
      const path = thing.member[0]?.id.slice(base.length - 1) ?? url;
      expect((await test.admin('DELETE', path, undefined, { 'if-match': '*' })).statusCode).toBe(409);
    });
  });
});
