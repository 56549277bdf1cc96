import { inPath, inQuery, type Operation, type Operations } from '../operation.ts';

const json = ['application/json'] as const;
const health: Operation = {
  tag: 'operating',
  summary: {
    fr: 'Le serveur peut-il répondre : prêt, en chargement, en arrêt',
    en: 'Whether the server can answer: ready, loading, stopping',
  },
  success: [
    200,
    json,
    {
      type: 'object',
      required: ['status', 'revision'],
      properties: { status: { enum: ['ready', 'loading', 'stopping'] }, revision: { type: 'integer' } },
    },
  ],
  failures: [503],
};

/** What operators and administrators use. */
export const operatingOperations: Operations = {
  'GET /health': health,
  'GET /health/ready': health,
  'GET /health/live': {
    tag: 'operating',
    summary: { fr: 'Le processus vit-il', en: 'Whether the process lives' },
    success: [200, json, { type: 'object', properties: { status: { const: 'live' } } }],
  },
  'GET /metrics': {
    tag: 'operating',
    summary: { fr: 'Les mesures, pour Prometheus', en: 'Figures, for Prometheus' },
    success: [200, ['text/plain']],
  },
  'GET /openapi.json': {
    tag: 'operating',
    summary: { fr: 'Cette documentation, pour les programmes', en: 'This documentation, for programs' },
    parameters: [inQuery('lang', { fr: 'La langue', en: 'The language' }, 'en')],
    success: [200, json],
  },
  'GET /docs': {
    tag: 'operating',
    summary: { fr: 'Cette documentation', en: 'This documentation' },
    success: [200, ['text/html']],
  },
  'GET /docs/problems': {
    tag: 'operating',
    summary: { fr: 'Les problèmes et leur sens', en: 'The problems and what they mean' },
    success: [200, json],
  },
  'GET /tokens': {
    tag: 'operating',
    writes: true,
    summary: {
      fr: 'Les jetons donnés, pour un administrateur',
      en: 'The tokens that were given, for an administrator',
    },
    success: [200, json],
    failures: [401, 403],
  },
  'POST /tokens': {
    tag: 'operating',
    writes: true,
    summary: { fr: 'Donner un jeton', en: 'Give a token' },
    body: {
      required: true,
      content: {
        'application/json': {
          schema: { type: 'object', required: ['name', 'role'] },
          example: { name: 'LAB01', role: 'team', fabriques: ['lab01'] },
        },
      },
    },
    success: [201, json],
    failures: [400, 401, 403],
  },
  'DELETE /tokens/{id}': {
    tag: 'operating',
    writes: true,
    summary: { fr: 'Retirer un jeton', en: 'Revoke a token' },
    parameters: [inPath('id', { fr: 'Son identifiant', en: 'Its identifier' }, 'unknown')],
    success: [200, json],
    failures: [401, 403, 404],
    notRun: 'the identifier of a token is made at random',
  },
  'POST /tokens/{id}/link': {
    tag: 'operating',
    writes: true,
    summary: { fr: 'Faire un lien de connexion à usage unique', en: 'Make a link that signs in once' },
    parameters: [inPath('id', { fr: 'L’identifiant du jeton', en: 'The identifier of the token' }, 'unknown')],
    success: [201, json],
    failures: [401, 403, 404],
    notRun: 'the identifier of a token is made at random',
  },
  'GET /federation': {
    tag: 'exchange',
    summary: { fr: 'Les sources partenaires et leurs moissons', en: 'The peers and their harvests' },
    success: [200, ['text/html', 'application/ld+json', 'application/json', 'text/turtle']],
  },
  'GET /federation.json': {
    tag: 'exchange',
    summary: { fr: 'Le même état, en JSON', en: 'The same state, in JSON' },
    success: [200, json],
  },
  'GET /federation/{peer}': {
    tag: 'exchange',
    summary: { fr: 'Une source : refus, attentes, désaccords', en: 'One peer: refusals, what waits, disputes' },
    parameters: [inPath('peer', { fr: 'Son nom court', en: 'Its short name' }, 'cget-2019')],
    success: [200, ['text/html']],
    failures: [404],
  },
  'GET /federation/{peer}.json': {
    tag: 'exchange',
    summary: {
      fr: 'Une source, ses refus et ce qui attend, en JSON',
      en: 'One peer, refusals and what waits, in JSON',
    },
    parameters: [inPath('peer', { fr: 'Son nom court', en: 'Its short name' }, 'cget-2019')],
    success: [200, json],
    failures: [404],
  },
  'POST /federation/{peer}': {
    tag: 'exchange',
    writes: true,
    summary: { fr: 'Moissonner, publier ou écarter ce qui attend', en: 'Harvest, publish or drop what waits' },
    parameters: [inPath('peer', { fr: 'Son nom court', en: 'Its short name' }, 'unknown')],
    body: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
    },
    success: [200, json],
    failures: [400, 401, 403, 404, 409],
    notRun: 'it would ask a neighbour',
  },
  'GET /audit': {
    tag: 'operating',
    writes: true,
    summary: { fr: 'Qui a donné et retiré quoi', en: 'Who gave and took away what' },
    success: [200, json],
    failures: [401, 403],
  },
};
