import { DataFactory, Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Thing } from '../../../src/catalogue/thing.ts';
import { createPortal } from '../../../src/http/create-portal.ts';
import type { PageRequest } from '../../../src/http/page-renderers.ts';
import type { QueryResult } from '../../../src/store/query-request.ts';
import type { Store } from '../../../src/store/store.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';

const baseIri = 'https://fabriques.example/';
const vocabulary = loadVocabulary();

/** A store that knows nothing: pages then show what stands in the thing's own documents. */
const emptyStore = {
  revision: async () => 1,
  query: async (): Promise<QueryResult> => ({
    mediaType: 'application/sparql-results+json',
    body: new TextEncoder().encode('{"head":{"vars":[]},"results":{"bindings":[]}}'),
    revision: 1,
  }),
} as unknown as Store;

const portal = createPortal({ store: emptyStore, vocabulary, baseIri });

function requestOf(path: string, lang: 'fr' | 'en' = 'fr', explicit = false): PageRequest {
  return {
    baseIri,
    url: `/${path}`,
    choice: { language: lang, explicit },
    alternates: [
      { mediaType: 'text/html', href: `${baseIri}${path}.html`, label: 'HTML' },
      { mediaType: 'text/turtle', href: `${baseIri}${path}.ttl`, label: 'Turtle' },
    ],
  };
}

/** A fabrique as its documents describe it, one after the other. */
function thingOf(...documents: readonly string[]): Thing {
  return thingIn('fabriques', documents);
}

function thingIn(collection: Thing['collection'], documents: readonly string[]): Thing {
  const header = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const graphs = documents.map((turtle, index) => ({
    graph: DataFactory.namedNode(`${baseIri}graphs/${index === 0 ? '' : `peers/p${index}/`}${collection}/x`),
    quads: new Parser({ baseIRI: baseIri }).parse([...header, turtle].join('\n')),
  }));
  return {
    iri: `${baseIri}${collection}/x`,
    collection,
    slug: 'x',
    documents: graphs.map(({ graph, quads }) => ({ graph, size: quads.length, revision: 1, modified: new Date(0) })),
    statements: graphs.flatMap(({ graph, quads }) =>
      quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph)),
    ),
    embedded: [],
    modified: new Date(0),
    revision: 1,
  };
}

const render = async (thing: Thing, lang: 'fr' | 'en' = 'fr'): Promise<string> =>
  portal.thing(thing, requestOf('fabriques/x', lang));

describe('The page of a fabrique', () => {
  it('never lets a name become markup, in the page, the title, or the data block', async () => {
    const hostile = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
    const html = await render(
      thingOf(`<fabriques/x> a fab:Fabrique ; schema:name ${JSON.stringify(hostile)} ; fab:communeCode "01004" ;
        schema:description ${JSON.stringify(hostile)}@fr .`),
    );
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    const blocks = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)];
    expect(blocks).toHaveLength(1);
    expect(JSON.parse(blocks[0]?.[1] ?? '')).toMatchObject({ name: hostile, description: hostile });
  });

  it('never leads to an address that runs code', async () => {
    const html = await render(
      thingOf(`<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ;
        schema:url <javascript:alert(1)> ; fab:movilabPage <data:text/html,hi> .`),
    );
    expect(html).not.toMatch(/href="(?:javascript|data):/u);
  });

  it('carries no inline style and no inline script, which its policy forbids', async () => {
    const html = await render(thingOf('<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" .'));
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<style/u);
    expect([...html.matchAll(/<script([^>]*)>/gu)].map(([, attributes]) => attributes)).toEqual([
      ' type="application/ld+json"',
    ]);
  });

  it('says of a minimal record what is unknown, and never that it is not so', async () => {
    const html = await render(thingOf('<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" .'));
    expect(html).toContain('Fabrique numérique</dt><dd><span class="missing">inconnu</span>');
    expect(html).toContain('(QPV)</dt><dd><span class="missing">inconnu</span>');
    expect(html).not.toContain('<dd>non</dd>');
    expect(html).toContain('Ce qui reste à raconter');
    expect(html).toContain('Ain (01)');
  });

  it('says no where the record says no', async () => {
    const html = await render(
      thingOf('<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "59512" ; fab:numerique false .'),
      'en',
    );
    expect(html).toContain('Digital fabrique</dt><dd>no</dd>');
  });

  it('marks the lead among the carriers', async () => {
    const html = await render(
      thingOf(`<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "59512" ;
        fab:carriedBy <structures/a>, <structures/b> ; fab:leadCarrier <structures/b> .`),
    );
    expect(html.match(/pilote/gu)).toHaveLength(1);
    expect(html.indexOf('structures/b')).toBeLessThan(html.indexOf('structures/a'));
  });

  it('shows side by side what sources say, and marks what they say differently', async () => {
    const html = await render(
      thingOf(
        `<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "59512" ; fab:inQPV true .`,
        `<fabriques/x> a fab:Fabrique ; schema:name "La X" ; fab:communeCode "59512" ; fab:departementCode "59" .`,
      ),
    );
    const differences = html.slice(html.indexOf('id="differences"'));
    expect(differences).toContain('<td>La X</td>');
    const rows = differences.split('<tr>').filter((row) => row.includes('scope="row"'));
    const marked = rows.filter((row) => row.includes('diffère'));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain('<td>La X</td>');
    expect(rows.find((row) => row.includes('59512'))).not.toContain('diffère');
    expect(html).toContain('<h1>X</h1>');
    expect(html).toContain('Aussi écrit');
  });

  it('shows what differs of two addresses that look alike', async () => {
    const html = await render(
      thingOf(
        `<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "59512" ; schema:url <http://www.x.example/a> .`,
        `<fabriques/x> a fab:Fabrique ; schema:name "X" ; schema:url <https://www.x.example/a/> .`,
        `<fabriques/x> a fab:Fabrique ; schema:name "X" ; schema:url <http://www.x.example/a> .`,
      ),
    );
    const row = /site web.*?<\/tr>/su.exec(html.slice(html.indexOf('id="differences"')))?.[0];
    expect([...(row ?? '').matchAll(/<td>(.*?)<\/td>/gu)].map(([, text]) => text)).toEqual([
      'http://www.x.example/a',
      'https://www.x.example/a/',
      'http://www.x.example/a',
    ]);
  });

  it('shows a characteristic that is stated without a word otherwise than one that nobody stated', async () => {
    const html = await render(
      thingOf(`<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ;
        fab:meets [ fab:characteristic <https://w3id.org/fabriques/schemas/characteristics#mise-en-commun> ] .`),
    );
    const section = /id="caracteristiques".*?<\/section>/su.exec(html)?.[0] ?? '';
    expect(section.match(/à compléter/gu)).toHaveLength(5);
    expect(section.match(/oui, <span class="missing">ce qui le montre reste à raconter/gu)).toHaveLength(1);
    expect(html).not.toContain('En quoi il répond aux six');
  });

  it('counts and dates in words as French does', async () => {
    const html = await render(
      thingOf(
        '<fabriques/x> a fab:Fabrique ; schema:name "X" .',
        '<graphs/peers/p1/fabriques/x> dcterms:modified "2026-12-01" .',
      ),
    );
    expect(html).toContain('0 information notée sur');
    expect(html).toContain('datée du 1er décembre 2026');
    expect(html).toContain('<p>«\u202FX\u202F», Fabriques (fabriques.example), version du 1er janvier 1970.');
  });

  it('keeps the language of a text that is not that of the page', async () => {
    const turtle = `<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ;
      schema:description "Un lieu : ouvert"@fr .`;
    expect(await render(thingOf(turtle), 'en')).toContain('<p lang="fr">Un lieu\u00A0: ouvert</p>');
    expect(await render(thingOf(turtle))).toContain('<p>Un lieu\u00A0: ouvert</p>');
  });

  it('groups actions by status and leaves out a status that is none of the three', async () => {
    const html = await render(
      thingOf(`<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ;
        fab:engagement <fabriques/x#e1>, <fabriques/x#e2> .
        <fabriques/x#e1> fab:action <actions/coworking> ; fab:status fab:Wants .
        <fabriques/x#e2> fab:action <actions/autre> ; fab:status fab:Unheard .`),
    );
    expect(html.indexOf('actions/coworking')).toBeGreaterThan(html.indexOf('Veut faire'));
    expect(html).not.toContain('actions/autre');
  });
});

describe('The pages of other things', () => {
  it.each([
    [
      'structures',
      '<structures/x> a fab:Structure ; schema:name "Baraka" ; fab:siret "12345678901234" .',
      '12345678901234',
    ],
    [
      'actions',
      '<actions/x> a fab:Action ; skos:prefLabel "Repair café"@en ; skos:definition "Réparer"@fr .',
      'Réparer',
    ],
    [
      'visites',
      `<visites/x> a fab:Visit ; fab:visitor <fabriques/a> ; fab:host <fabriques/b> ;
        schema:startDate "2024-05-01"^^xsd:date ; fab:outcome "Un four à pain"@fr .`,
      'Un four à pain',
    ],
    [
      'pratiques',
      `<pratiques/x> a fab:Practice ; schema:name "Bouquet" ; fab:fundingLine <pratiques/x#l> .
        <pratiques/x#l> fab:funderKind <https://w3id.org/fabriques/schemas/funder-kinds#region> ; fab:amount 1200.5 .`,
      'Région',
    ],
  ] as const)('in %s show what their documents say', async (collection, turtle, shown) => {
    const html = await portal.thing(thingIn(collection, [turtle]), requestOf(`${collection}/x`));
    expect(html).toContain(shown);
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(html).toContain('Qui dit cela');
  });

  it('write dates and amounts as the language of the page does', async () => {
    const turtle = `<visites/x> a fab:Visit ; fab:visitor <fabriques/a> ; fab:host <fabriques/b> ;
      schema:startDate "2024-05-01"^^xsd:date .`;
    expect(await portal.thing(thingIn('visites', [turtle]), requestOf('visites/x'))).toContain('1er mai 2024');
    expect(await portal.thing(thingIn('visites', [turtle]), requestOf('visites/x', 'en'))).toContain('1 May 2024');
  });
});

describe('The head of a page', () => {
  const turtle = '<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" .';

  it('names its languages, its formats and its one address', async () => {
    const html = await portal.thing(thingOf(turtle), requestOf('fabriques/x', 'en', true));
    expect(html).toContain('<html lang="en">');
    expect(html).toContain(`<link rel="canonical" href="${baseIri}fabriques/x?lang=en"/>`);
    expect(html).toContain(`hreflang="fr" href="${baseIri}fabriques/x?lang=fr"/>`);
    expect(html).toContain(`hreflang="x-default" href="${baseIri}fabriques/x"/>`);
    expect(html).toContain('type="text/turtle"');
    expect(html).not.toContain('type="text/html"');
  });

  it('carries a chosen language on in every link, and leaves others alone', async () => {
    const html = await portal.thing(thingOf(turtle), requestOf('fabriques/x', 'en', true));
    expect(html).toContain('href="/structures?lang=en"');
    expect(await render(thingOf(turtle), 'en')).toContain('href="/structures"');
  });

  it('takes the address of an error page as text', () => {
    const url = '/nulle"><script>alert(1)</script>?lang=fr&x="';
    const problem = { type: 'x', title: 'Rien', status: 404, detail: `Il n’y a rien à ${url}` };
    const html = portal.problem(problem, { ...requestOf(''), url }) as string;
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });
});
