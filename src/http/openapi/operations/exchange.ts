import { inPath, inQuery, type Operation, type Operations } from '../operation.ts';

const graphs = ['application/trig', 'application/ld+json', 'application/n-quads'];
const rdf = [
  'application/ld+json',
  'text/turtle',
  'application/trig',
  'application/n-triples',
  'application/n-quads',
  'application/rdf+xml',
];
const suffix = {
  ...inPath('suffix', { fr: 'Le format', en: 'The format' }, 'ttl'),
  schema: { type: 'string', enum: ['jsonld', 'html', 'ttl', 'trig', 'nt', 'nq', 'rdf'] },
};

function described(path: string, fr: string, en: string): Operations {
  const operation: Operation = { tag: 'exchange', summary: { fr, en }, success: [200, [...rdf, 'text/html']] };
  return { [`GET ${path}`]: operation, [`GET ${path}.{suffix}`]: { ...operation, parameters: [suffix] } };
}

const dump = (mediaTypes: readonly string[], parameters: Operation['parameters'] = []): Operation => ({
  tag: 'exchange',
  summary: { fr: 'Tout, dans un fichier', en: 'Everything, in one file' },
  parameters,
  success: [200, mediaTypes],
  failures: [404, 416],
});
const leadsToCatalogue: Operation = {
  tag: 'exchange',
  summary: { fr: 'Mène au catalogue', en: 'Leads to the catalogue' },
  success: [303, []],
  notRun: 'it leads elsewhere',
};
const elements: Operation = {
  tag: 'exchange',
  summary: { fr: 'Les fabriques, pour GoGoCarto', en: 'The fabriques, for GoGoCarto' },
  parameters: [
    inQuery(
      'bounds',
      { fr: 'Ouest, sud, est, nord ; plusieurs avec « ; »', en: 'West, south, east, north; several with ";"' },
      '5,45,6,46',
    ),
    inQuery('categories', { fr: 'Des noms ou des identifiants', en: 'Names or identifiers' }, 'fabrique-numerique'),
    inQuery('limit', { fr: 'Combien au plus', en: 'How many at most' }, '3'),
  ],
  success: [200, ['application/json']],
  failures: [400],
};

/** What others take up: the catalogue, dumps, the stream of changes, fragments, the formats of neighbours. */
export const exchangeOperations: Operations = {
  ...described('/catalog', 'Le catalogue (DCAT-AP)', 'The catalogue (DCAT-AP)'),
  ...described('/.well-known/void', 'Les chiffres (VoID)', 'The figures (VoID)'),
  ...described('/feed', 'Le flux des modifications (LDES)', 'The stream of changes (LDES)'),
  'GET /feed.atom': {
    tag: 'exchange',
    summary: { fr: 'Les dernières modifications (Atom)', en: 'The latest changes (Atom)' },
    parameters: [inQuery('lang', { fr: 'La langue', en: 'The language' }, 'fr')],
    success: [200, ['application/atom+xml']],
  },
  'GET /feed/{page}': {
    tag: 'exchange',
    summary: { fr: 'Une page du flux : cent versions', en: 'A page of the stream: a hundred versions' },
    parameters: [inPath('page', { fr: 'Son nom, que donne /feed', en: 'Its name, which /feed gives' }, '0-1')],
    success: [200, graphs],
    failures: [404],
  },
  'GET /feed/versions/{revision}/{path}': {
    tag: 'exchange',
    summary: { fr: 'Mène à la page d’une version', en: 'Leads to the page of a version' },
    parameters: [
      inPath('revision', { fr: 'Le numéro de la révision', en: 'The number of the revision' }, '1'),
      inPath('path', { fr: 'Le document', en: 'The document' }, 'graphs/fabriques/lab01'),
    ],
    success: [303, []],
    failures: [404],
    notRun: 'it leads elsewhere',
  },
  'GET /fragments': {
    tag: 'exchange',
    summary: { fr: 'Les triplets d’un motif (TPF)', en: 'The triples of a pattern (TPF)' },
    parameters: [
      inQuery('subject', { fr: 'Un IRI', en: 'An IRI' }, 'http://example.org/a'),
      inQuery('predicate', { fr: 'Un IRI', en: 'An IRI' }, 'https://schema.org/name'),
      inQuery(
        'object',
        { fr: 'Un IRI, ou un littéral entre guillemets', en: 'An IRI, or a literal in quotes' },
        '"LAB01"',
      ),
      inQuery('page', { fr: 'Le numéro de la page', en: 'The number of the page' }, '1'),
    ],
    success: [200, rdf],
    failures: [400, 503],
  },
  'GET /dumps': leadsToCatalogue,
  'GET /dumps/': leadsToCatalogue,
  'GET /dumps/fabriques.{suffix}': dump(
    ['application/n-quads', 'application/trig'],
    [{ ...suffix, example: 'nq', schema: { type: 'string', enum: ['nq', 'trig'] } }],
  ),
  'GET /dumps/fabriques.nq.gz': dump(['application/gzip']),
  'GET /dumps/fabriques.trig.gz': dump(['application/gzip']),
  'GET /dumps/{file}': {
    tag: 'exchange',
    summary: { fr: 'Les documents d’une source', en: 'The documents of a source' },
    parameters: [inPath('file', { fr: 'La source, et .trig', en: 'The source, and .trig' }, 'anct-fabriques.trig')],
    success: [200, ['application/trig']],
    failures: [404],
  },
  'GET /api/elements': elements,
  'GET /api/elements.json': elements,
  'GET /api/elements/{id}': {
    tag: 'exchange',
    summary: { fr: 'Une fabrique, pour GoGoCarto', en: 'One fabrique, for GoGoCarto' },
    parameters: [inPath('id', { fr: 'Son nom court', en: 'Its short name' }, 'lab01')],
    success: [200, ['application/json']],
    failures: [404],
  },
};
