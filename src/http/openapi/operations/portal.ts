import { collectionNames } from '../../../vocabulary/kinds.ts';
import { inPath, inQuery, type Operation, type Operations } from '../operation.ts';
import { sampleSlugs } from './things.ts';

const rdf = [
  'text/html',
  'application/ld+json',
  'text/turtle',
  'application/trig',
  'application/n-triples',
  'application/n-quads',
  'application/rdf+xml',
];
const html = ['text/html'];
const form = {
  required: true,
  content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
} as const;
const needsSession = 'a form carries the key of its page, which the tests of forms fetch first';
const suffix = {
  ...inPath('suffix', { fr: 'Le format', en: 'The format' }, 'ttl'),
  schema: { type: 'string', enum: ['jsonld', 'html', 'ttl', 'trig', 'nt', 'nq', 'rdf'] },
};
const words = inQuery('q', { fr: 'Des mots', en: 'Words' }, 'lab');

function described(path: string, fr: string, en: string, tag: 'vocabulary' | 'exchange'): Operations {
  const summary = { fr, en };
  return {
    [`GET ${path}`]: { tag, summary, success: [200, rdf] },
    [`GET ${path === '/' ? '/index' : path}.{suffix}`]: { tag, summary, parameters: [suffix], success: [200, rdf] },
  };
}

function formAt(path: string, fr: string, en: string, parameters: Operation['parameters'] = []): Operations {
  const summary = { fr, en };
  return {
    [`GET ${path}`]: { tag: 'portal', summary, parameters, success: [200, html], notRun: 'some need a session' },
    [`POST ${path}`]: {
      tag: 'portal',
      summary,
      parameters,
      body: form,
      success: [303, []],
      failures: [400, 403, 422],
      notRun: needsSession,
    },
  };
}

const slugOf = (collection: keyof typeof sampleSlugs) =>
  inPath('slug', { fr: 'Le nom court', en: 'The short name' }, sampleSlugs[collection]);
const id = inPath('id', { fr: 'La clé de la proposition', en: 'The key of the proposal' }, 'unknown');

/** The vocabulary, and what people use in a browser. */
export const portalOperations: Operations = {
  ...described(
    '/',
    'L’accueil ; en RDF, la description de l’instance',
    'The home page; as RDF, the description of the instance',
    'exchange',
  ),
  ...described('/ns', 'Le vocabulaire', 'The vocabulary', 'vocabulary'),
  ...described('/shapes', 'Les formes SHACL', 'The SHACL shapes', 'vocabulary'),
  ...described('/schemas', 'Les listes de concepts', 'The concept schemes', 'vocabulary'),
  'GET /ns/{name}': {
    tag: 'vocabulary',
    summary: { fr: 'Un terme', en: 'A term' },
    parameters: [inPath('name', { fr: 'Le terme', en: 'The term' }, 'Fabrique')],
    success: [200, rdf],
    failures: [404],
  },
  'GET /schemas/{name}': {
    tag: 'vocabulary',
    summary: { fr: 'Une liste de concepts', en: 'A concept scheme' },
    parameters: [inPath('name', { fr: 'La liste', en: 'The scheme' }, 'legal-forms')],
    success: [200, rdf],
    failures: [404],
  },
  'GET /context.jsonld': {
    tag: 'vocabulary',
    summary: { fr: 'Le contexte JSON-LD', en: 'The JSON-LD context' },
    success: [200, ['application/ld+json', 'text/html']],
  },
  'GET /context.html': {
    tag: 'vocabulary',
    summary: { fr: 'Le contexte, expliqué', en: 'The context, explained' },
    success: [200, html],
  },
  'GET /sparql/completion.json': {
    tag: 'sparql',
    summary: { fr: 'Ce que l’atelier propose en écrivant', en: 'What the workbench suggests as one types' },
    success: [200, ['application/json']],
  },
  'GET /robots.txt': {
    tag: 'portal',
    summary: { fr: 'Pour les moteurs de recherche', en: 'For search engines' },
    success: [200, ['text/plain']],
  },
  'GET /sitemap.xml': {
    tag: 'portal',
    summary: { fr: 'Les pages de ce site', en: 'The pages of this site' },
    success: [200, ['application/xml', 'text/xml']],
  },
  'GET /suggestions': {
    tag: 'portal',
    summary: { fr: 'Ce qui commence ainsi', en: 'What begins so' },
    parameters: [words, inQuery('genre', { fr: 'Quels genres', en: 'Which kinds' })],
    success: [200, ['application/json']],
  },
  'GET /recherche': {
    tag: 'portal',
    summary: { fr: 'Chercher partout', en: 'Search everywhere' },
    parameters: [words],
    success: [200, html],
  },
  'GET /comparer': {
    tag: 'portal',
    summary: { fr: 'Deux à cinq fabriques côte à côte', en: 'Two to five fabriques side by side' },
    parameters: [
      inQuery('f', { fr: 'Le nom court de chacune, répété', en: 'The short name of each, repeated' }, 'lab01'),
      words,
    ],
    success: [200, html],
  },
  'GET /assets/{name}': {
    tag: 'portal',
    summary: { fr: 'Les fichiers des pages', en: 'The files of pages' },
    parameters: [inPath('name', { fr: 'Le nom', en: 'The name' }, 'unknown')],
    success: [200, ['text/css', 'text/javascript', 'font/woff2', 'image/svg+xml', 'image/png']],
    failures: [404],
    notRun: 'the names change with their content',
  },
  'GET /communes': {
    tag: 'portal',
    summary: {
      fr: 'Les communes d’un code postal, d’un code INSEE, d’un nom ou d’une carte',
      en: 'The communes of a postcode, an INSEE code, a name or a map',
    },
    parameters: [
      inQuery('q', { fr: 'Ce qui est tapé', en: 'What is typed' }, '01500'),
      inQuery('champ', { fr: 'Dans quelle case', en: 'In which box' }, 'postalCode', {
        type: 'string',
        enum: ['postalCode', 'addressLocality', 'communeCode', 'commune'],
      }),
      inQuery('bbox', { fr: 'Ouest, sud, est, nord', en: 'West, south, east, north' }, '5,45,6,46'),
    ],
    success: [200, ['application/json']],
    failures: [400],
  },
  'GET /jetons': {
    tag: 'portal',
    summary: { fr: 'Les jetons, pour l’administration', en: 'The tokens, for administrators' },
    success: [200, html],
    notRun: 'needs a session',
  },
  'POST /jetons': {
    tag: 'portal',
    summary: { fr: 'Donner ou retirer un jeton', en: 'Give or revoke a token' },
    body: form,
    success: [200, html],
    failures: [403, 422],
    notRun: needsSession,
  },
  'GET /journal': {
    tag: 'portal',
    summary: { fr: 'Le journal, pour l’administration', en: 'The audit trail, for administrators' },
    success: [200, html],
    notRun: 'needs a session',
  },
  'GET /propositions': {
    tag: 'portal',
    summary: { fr: 'Les propositions, pour les éditeurs', en: 'Proposals, for editors' },
    success: [200, html],
    failures: [403],
    notRun: 'needs a session',
  },
  ...formAt('/propositions/{id}', 'Une proposition et sa décision', 'A proposal and its decision', [id]),
  ...formAt('/identite', 'Juger si deux fiches parlent du même lieu', 'Judge whether two records speak of one place'),
  'POST /identite/comparaison': {
    tag: 'exchange',
    summary: {
      fr: 'Comparer les lieux de toutes les sources, et lier ceux qui sont certainement le même',
      en: 'Compare the places of all sources, and link those that are certainly one',
    },
    parameters: [inQuery('source', { fr: 'Une source seulement', en: 'One source only' }, 'anct-fabriques')],
    success: [200, ['application/json']],
    failures: [403],
    writes: true,
  },
  ...formAt('/connexion', 'S’identifier par un jeton', 'Sign in with a token'),
  'POST /deconnexion': {
    tag: 'portal',
    summary: { fr: 'Se déconnecter', en: 'Sign out' },
    body: form,
    success: [303, []],
    failures: [403],
    notRun: needsSession,
  },
  ...formAt('/effacement', 'Effacer un texte de toutes les versions', 'Erase a text from all versions'),
  ...(Object.assign(
    {},
    ...collectionNames.map((collection) => ({
      [`POST /${collection}/{slug}/restaurer`]: {
        tag: 'portal',
        summary: { fr: 'Revenir à une version', en: 'Bring a version back' },
        parameters: [slugOf(collection)],
        body: form,
        success: [303, []],
        failures: [403, 404],
        notRun: needsSession,
      },
      ...formAt(`/${collection}/nouvelle`, 'Le formulaire d’une nouvelle fiche', 'The form of a new record'),
      ...formAt(`/${collection}/{slug}/modifier`, 'Le formulaire d’une fiche', 'The form of a record', [
        slugOf(collection),
      ]),
      ...formAt(
        `/${collection}/{slug}/fusion`,
        'Réunir deux fiches d’une même chose',
        'Merge two records of one thing',
        [slugOf(collection)],
      ),
    })),
  ) as Operations),
};
