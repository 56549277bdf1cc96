import { inPath, inQuery, type Operations } from '../operation.ts';
import { formatParameter } from './things.ts';

const results = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
  'text/turtle',
  'application/ld+json',
  'text/html',
];
const graphTypes = [
  'application/ld+json',
  'text/turtle',
  'application/trig',
  'application/n-triples',
  'application/n-quads',
  'application/rdf+xml',
];
const question =
  'SELECT ?nom WHERE { ?f a <https://w3id.org/fabriques/ns#Fabrique> ; <https://schema.org/name> ?nom } LIMIT 3';
const document = '<http://example.org/a> <http://example.org/b> "c" .';
const graphBody = {
  required: true,
  content: Object.fromEntries(graphTypes.map((type) => [type, type === 'text/turtle' ? { example: document } : {}])),
};
const failures = [400, 401, 403, 409, 412, 413, 415, 422];
const graphName = inQuery(
  'graph',
  { fr: 'Le nom du graphe', en: 'The name of the graph' },
  'http://example.org/graphe',
);
const defaultGraph = inQuery('default', { fr: 'Le graphe par défaut', en: 'The default graph' });
const path = inPath(
  'path',
  { fr: 'La suite de l’adresse du graphe', en: 'The rest of the address of the graph' },
  'fabriques/lab01',
);
const scratch = { ...path, example: 'exemple' };

const text = { type: 'string' };
const acrossParameters = [
  inQuery('sources', {
    fr: 'Des sources partenaires à interroger aussi, par nom ou par adresse, séparées par des virgules ; « all » pour toutes',
    en: 'Peers to be asked too, by name or by address, with commas between them; “all” for all of them',
  }),
  inQuery('partial', {
    fr: '« no » : une erreur si l’une des sources ne répond pas',
    en: '“no”: an error where one of the sources does not answer',
  }),
];
const across = {
  fr: 'Avec « sources », la question porte sur les données d’ici et des sources réunies ; l’en-tête Fabriques-Sources dit qui a répondu et qui a manqué (failed).',
  en: 'With “sources”, the question is about the data of this server and of those sources together; the header Fabriques-Sources says who answered and who failed.',
};

/** SPARQL, the graph store, validation. */
export const dataOperations: Operations = {
  'GET /sparql': {
    tag: 'sparql',
    summary: {
      fr: 'Poser une question ; sans elle, la description du service',
      en: 'Ask a question; without it, the description of the service',
    },
    parameters: [
      inQuery('query', { fr: 'Une requête SPARQL 1.1', en: 'A SPARQL 1.1 query' }, question),
      inQuery('default-graph-uri', { fr: 'Le graphe par défaut', en: 'The default graph' }),
      inQuery('named-graph-uri', { fr: 'Les graphes nommés', en: 'The named graphs' }),
      inQuery('timeout', { fr: 'Le temps permis, en millisecondes', en: 'The time allowed, in milliseconds' }),
      ...acrossParameters,
      inQuery('format', { fr: 'Le format', en: 'The format' }),
    ],
    description: across,
    success: [200, results],
    failures: [400, 413, 429, 502, 503, 504],
  },
  'POST /sparql': {
    tag: 'sparql',
    summary: { fr: 'Une question, ou une mise à jour avec un jeton', en: 'A question, or an update with a token' },
    description: across,
    parameters: acrossParameters,
    body: {
      required: true,
      content: {
        'application/sparql-query': { schema: { type: 'string' }, example: question },
        'application/sparql-update': {
          schema: { type: 'string' },
          example:
            'INSERT DATA { GRAPH <http://example.org/graphe> { <http://example.org/a> <http://example.org/b> "c" } }',
        },
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { query: text, update: text, sources: text, partial: text } },
          example: `query=${encodeURIComponent('ASK {}')}`,
        },
      },
    },
    success: [200, [...results, 'application/json']],
    failures: [400, 401, 403, 413, 415, 422, 429, 502, 503, 504],
    writes: 'sometimes',
  },
  'GET /graphs': {
    tag: 'sparql',
    summary: { fr: 'Un graphe par son nom, ou leur liste', en: 'A graph by its name, or the list of them' },
    parameters: [
      defaultGraph,
      { ...graphName, example: 'http://fabriques.example/graphs/fabriques/lab01' },
      formatParameter,
    ],
    success: [200, graphTypes],
    failures: [404],
  },
  'PUT /graphs': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Remplacer un graphe, ou tous ceux d’un TriG', en: 'Replace a graph, or all those of a TriG' },
    parameters: [graphName, defaultGraph],
    body: graphBody,
    success: [204, []],
    failures,
  },
  'POST /graphs': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Ajouter à un graphe, ou en faire un nouveau', en: 'Add to a graph, or make a new one' },
    parameters: [graphName, defaultGraph],
    body: graphBody,
    success: [204, []],
    failures,
  },
  'PATCH /graphs': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Changer un graphe par une mise à jour SPARQL', en: 'Change a graph by a SPARQL update' },
    parameters: [graphName, defaultGraph],
    body: {
      required: true,
      content: {
        'application/sparql-update': { example: 'INSERT DATA { <http://example.org/a> <http://example.org/b> "d" }' },
      },
    },
    success: [204, []],
    failures: [...failures, 404],
  },
  'DELETE /graphs': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Retirer un graphe', en: 'Take a graph away' },
    parameters: [graphName, defaultGraph],
    success: [204, []],
    failures: [...failures, 404],
  },
  'GET /graphs/{path}': {
    tag: 'sparql',
    summary: { fr: 'Un graphe à son adresse', en: 'A graph at its address' },
    parameters: [path],
    success: [200, graphTypes],
    failures: [404],
  },
  'PUT /graphs/{path}': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Remplacer ce graphe', en: 'Replace this graph' },
    parameters: [scratch],
    body: graphBody,
    success: [201, []],
    failures,
  },
  'POST /graphs/{path}': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Ajouter à ce graphe', en: 'Add to this graph' },
    parameters: [scratch],
    body: graphBody,
    success: [204, []],
    failures,
  },
  'PATCH /graphs/{path}': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Changer ce graphe', en: 'Change this graph' },
    parameters: [scratch],
    body: {
      required: true,
      content: {
        'application/sparql-update': { example: 'INSERT DATA { <http://example.org/a> <http://example.org/b> "d" }' },
      },
    },
    success: [204, []],
    failures: [...failures, 404],
  },
  'DELETE /graphs/{path}': {
    tag: 'sparql',
    writes: true,
    summary: { fr: 'Retirer ce graphe', en: 'Take this graph away' },
    parameters: [scratch],
    success: [204, []],
    failures: [...failures, 404],
  },
  'POST /validate': {
    tag: 'writing',
    summary: { fr: 'Vérifier des données sans les écrire', en: 'Judge data without writing them' },
    parameters: [
      inQuery(
        'collection',
        { fr: 'La collection d’un JSON sans contexte', en: 'The collection of plain JSON' },
        'fabriques',
      ),
      inQuery('shapes', { fr: 'Seulement ces formes, ou ces fichiers', en: 'Only these shapes, or files of them' }),
      formatParameter,
    ],
    body: {
      required: true,
      content: { 'application/json': { example: { name: 'Sans commune' } }, ...graphBody.content },
    },
    success: [200, ['application/ld+json', 'application/json', 'text/turtle', 'text/html']],
    failures: [400, 413, 415],
  },
};
