import { examplesOf, nodeOf, type Example } from './example.ts';

const concept = nodeOf('<pratiques/categories/accueil>', 'skos:Concept', { 'skos:prefLabel': '"Accueil"@fr' });

/** What `shapes/common.ttl` accepts and refuses. */
export const common: Example[] = examplesOf(concept, [
  {
    shape: 'ClosedSchemeShape-inScheme',
    path: 'skos:inScheme',
    accepted: 'skos:inScheme <https://w3id.org/fabriques/schemas/practice-categories>',
    refused: { Not: 'skos:inScheme <https://w3id.org/fabriques/schemas/families>' },
  },
]);
