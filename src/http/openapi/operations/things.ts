import { collectionNames, isOfPlaces, type CollectionName } from '../../../vocabulary/kinds.ts';
import { inHeader, inPath, inQuery, type Operation, type Operations, type Parameter, ref } from '../operation.ts';
import { filters, paging, visitFilters } from './list-parameters.ts';

const suffixes = ['jsonld', 'html', 'ttl', 'trig', 'nt', 'nq', 'rdf'] as const;
const rdf = [
  'application/ld+json',
  'text/html',
  'text/turtle',
  'application/trig',
  'application/n-triples',
  'application/n-quads',
  'application/rdf+xml',
];
const reports = ['application/ld+json', 'application/json', 'text/turtle'];

/** A thing of each collection that is in the data of the package. */
export const sampleSlugs: Readonly<Record<CollectionName, string>> = {
  fabriques: 'lab01',
  'tiers-lieux': 'sample-place',
  structures: 'la-cooperative-baraka',
  actions: 'formation',
  visites: 'sample-visit',
  pratiques: 'presenter-sa-fabrique-en-video',
  categories: 'sample-category',
};

/** The same format by name, whatever `Accept` says. */
export const formatParameter: Parameter = inQuery(
  'format',
  { fr: 'Le format, plutôt que par Accept ou par suffixe', en: 'The format, rather than by Accept or by suffix' },
  'jsonld',
);

/** In the words of which neighbour. */
const vocabularyParameter = inQuery(
  'vocab',
  {
    fr: 'Dans les mots d’un voisin : pair (SemApps), schema ; pour les fabriques aussi umap, mediation-numerique',
    en: 'In the words of a neighbour: pair (SemApps), schema; of the fabriques also umap, mediation-numerique',
  },
  'pair',
);

const suffixParameter = (more: readonly string[]): Parameter => ({
  ...inPath('suffix', { fr: 'Le format', en: 'The format' }, 'ttl'),
  schema: { type: 'string', enum: [...suffixes, ...more] },
});

const message = inQuery(
  'message',
  { fr: 'Une phrase pour l’historique', en: 'A sentence for the history' },
  'Une correction',
);
const ifMatch = inHeader('If-Match', { fr: 'L’ETag de ce qui est remplacé', en: 'The ETag of what is replaced' });
const newThings: Readonly<Record<CollectionName, object>> = {
  fabriques: { type: 'Fabrique', name: 'Une nouvelle fabrique', communeCode: '01004' },
  'tiers-lieux': { type: 'TiersLieu', name: 'Un nouveau tiers-lieu', communeCode: '01004' },
  structures: { type: 'Structure', name: 'Une nouvelle structure' },
  actions: { type: 'Action', prefLabel: { fr: 'Une nouvelle action' } },
  visites: {},
  pratiques: {},
  categories: { type: 'PracticeCategory', prefLabel: { fr: 'Une nouvelle catégorie' } },
};

function operationsOf(collection: CollectionName): Operations {
  const isPlaces = isOfPlaces(collection);
  const more = isPlaces ? ['csv', 'xlsx', 'geojson', 'wiki'] : ['csv', 'xlsx'];
  const listTypes = [...rdf, 'text/csv', ...(isPlaces ? ['application/geo+json'] : [])];
  const thingTypes = [...rdf, ...(isPlaces ? ['application/geo+json'] : [])];
  const slug = inPath(
    'slug',
    { fr: 'Le nom court de la chose, ou avec un suffixe', en: 'The short name of the thing, or with a suffix' },
    sampleSlugs[collection],
  );
  const list: Operation = {
    tag: 'things',
    summary: { fr: `La liste des ${collection}, filtrée`, en: `The list of ${collection}, filtered` },
    parameters: [
      ...paging,
      ...(isPlaces ? filters : []),
      ...(collection === 'visites' ? visitFilters : []),
      formatParameter,
      vocabularyParameter,
    ],
    success: [200, listTypes],
  };
  const schema = ref(collection);
  // Nobody has told of a visit yet.
  const untold =
    collection === 'visites' || collection === 'tiers-lieux' || collection === 'categories'
      ? { notRun: 'there is none in the data of the tests' }
      : {};
  const sample = newThings[collection];
  const content = {
    'application/json': { schema, ...(Object.keys(sample).length > 0 && { example: sample }) },
    'application/ld+json': { schema },
    'text/turtle': {},
    'application/trig': {},
    'application/n-triples': {},
    'application/n-quads': {},
    'application/rdf+xml': {},
  };
  const write = { tag: 'writing', writes: true, failures: [401, 403, 409, 412, 415, 422, 428] } as const;
  return {
    [`GET /${collection}`]: list,
    [`GET /${collection}.{suffix}`]: {
      ...list,
      summary: { fr: `La même liste dans un format`, en: `The same list in one format` },
      parameters: [suffixParameter(more)],
    },
    [`POST /${collection}`]: {
      ...(Object.keys(sample).length > 0 ? {} : { notRun: 'its parts must exist' }),
      ...write,
      summary: { fr: 'Ajouter une chose', en: 'Add a thing' },
      parameters: [message, inHeader('Idempotency-Key', { fr: 'Pour pouvoir répéter', en: 'To be able to repeat' })],
      body: { required: true, content },
      success: [201, thingTypes, schema],
    },
    [`GET /${collection}/{slug}`]: {
      ...untold,
      tag: 'things',
      summary: { fr: 'Une chose, dans tous les formats', en: 'One thing, in every format' },
      parameters: [
        slug,
        formatParameter,
        inQuery('revision', { fr: 'Une version plus ancienne', en: 'An older version' }),
      ],
      success: [200, thingTypes, schema],
      failures: [404, 410],
    },
    [`PUT /${collection}/{slug}`]: {
      ...(isPlaces ? {} : { notRun: 'its example is that of the fabriques' }),
      ...write,
      summary: { fr: 'Écrire une chose en entier', en: 'Write a whole thing' },
      parameters: [{ ...slug, example: 'ecrite-par-exemple' }, message, ifMatch],
      body: { required: true, content },
      success: [201, thingTypes, schema],
    },
    [`PATCH /${collection}/{slug}`]: {
      ...(isPlaces ? {} : { notRun: 'its example is that of the fabriques' }),
      ...write,
      summary: { fr: 'Changer une partie d’une chose', en: 'Change a part of a thing' },
      parameters: [{ ...slug, example: 'ecrite-par-exemple' }, message, ifMatch],
      body: {
        required: true,
        content: {
          'application/merge-patch+json': isPlaces
            ? { schema: { type: 'object' }, example: { alternateName: ['Exemple'] } }
            : {},
          'application/sparql-update': {},
        },
      },
      success: [200, thingTypes, schema],
      failures: [...write.failures, 404],
    },
    [`DELETE /${collection}/{slug}`]: {
      ...(isPlaces ? {} : { notRun: 'its example is that of the fabriques' }),
      ...write,
      summary: { fr: 'Retirer une chose ; son historique reste', en: 'Take a thing away; its history stays' },
      parameters: [
        { ...slug, example: 'ecrite-par-exemple' },
        inQuery('force', { fr: 'Même si on pointe vers elle', en: 'Even where others point at it' }, 'true'),
        ifMatch,
      ],
      success: [204, []],
      failures: [...write.failures, 404],
    },
    [`GET /${collection}/{slug}/historique`]: {
      ...untold,
      tag: 'things',
      summary: { fr: 'Ses versions, avec leurs différences', en: 'Its versions, with their differences' },
      parameters: [slug],
      success: [200, [...reports, 'text/html']],
      failures: [404],
    },
    [`GET /${collection}/{slug}/completude`]: {
      ...untold,
      tag: 'things',
      summary: { fr: 'Ce qui pourrait encore être dit', en: 'What could still be told' },
      parameters: [slug],
      success: [200, reports],
      failures: [404, 410],
    },
  };
}

/** The collections, their things, and writing them. */
export const thingOperations: Operations = Object.assign({}, ...collectionNames.map(operationsOf)) as Operations;
