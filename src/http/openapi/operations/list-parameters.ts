import { anyRadius } from '../../../catalogue/filters.ts';
import { missingFacts } from '../../../catalogue/missing-facts.ts';
import { inQuery, type Parameter } from '../operation.ts';

/** Of every list. */
export const paging: readonly Parameter[] = [
  inQuery('q', { fr: 'Des mots à chercher', en: 'Words to look for' }, 'numérique'),
  inQuery('page', { fr: 'Le numéro de la page', en: 'The number of the page' }, '1', { type: 'integer', minimum: 1 }),
  inQuery('parPage', { fr: 'Combien par page', en: 'How many on a page' }, '10', {
    type: 'integer',
    minimum: 1,
    maximum: 500,
  }),
  inQuery('tri', { fr: 'L’ordre ; « - » devant l’inverse', en: 'The order; "-" before it turns it round' }, '-nom'),
];

/** Of lists of places. */
export const filters: readonly Parameter[] = [
  inQuery('departement', { fr: 'Codes de départements', en: 'Codes of départements' }, '59'),
  inQuery('region', { fr: 'Codes INSEE de régions', en: 'INSEE codes of régions' }, '84'),
  inQuery('commune', { fr: 'Codes INSEE de communes', en: 'INSEE codes of communes' }, '01004'),
  inQuery('codePostal', { fr: 'Codes postaux', en: 'Postcodes' }, '01500'),
  inQuery(
    'qpv',
    { fr: 'En quartier prioritaire : oui, non, inconnu', en: 'In a priority district: oui, non, inconnu' },
    'oui',
  ),
  inQuery(
    'numerique',
    { fr: 'Fabrique numérique : oui, non, inconnu', en: 'Fabrique numérique: oui, non, inconnu' },
    'non',
  ),
  inQuery('action', { fr: 'Des actions, par leur nom court', en: 'Actions, by their short names' }, 'coworking'),
  inQuery('statut', { fr: 'does, starting ou wants', en: 'does, starting or wants' }, 'does,wants'),
  inQuery('structure', { fr: 'Une structure qui porte', en: 'A structure that carries' }, 'la-cooperative-baraka'),
  inQuery(
    'manque',
    {
      fr: `Ce qui manque aux fiches : ${missingFacts.join(', ')}`,
      en: `What the records lack: ${missingFacts.join(', ')}`,
    },
    'porteur',
  ),
  inQuery('famille', { fr: 'Une famille de tiers-lieux', en: 'A family of third places' }, 'coworking'),
  inQuery('annee', { fr: 'L’année du label', en: 'The year of the label' }, '2019'),
  inQuery('bbox', { fr: 'Ouest, sud, est, nord en degrés', en: 'West, south, east, north in degrees' }, '2.5,50,4,51'),
  inQuery(
    'pres',
    { fr: 'Près d’un point : latitude, longitude', en: 'Near a point: latitude, longitude' },
    '45.57,5.92',
  ),
  inQuery('lieu', { fr: 'Près d’une commune ou d’un code postal', en: 'Near a commune or a postcode' }, 'Chambéry'),
  inQuery(
    'rayon',
    {
      fr: `À moins de tant de kilomètres ; ou « ${anyRadius} », qui ordonne seulement`,
      en: `Within so many kilometres; or "${anyRadius}", which orders only`,
    },
    '30',
    { anyOf: [{ type: 'number', exclusiveMinimum: 0, maximum: 2000 }, { const: anyRadius }] },
  ),
];

/** Of the list of visits. */
export const visitFilters: readonly Parameter[] = [
  inQuery(
    'fabrique',
    { fr: 'Des fabriques qui sont venues ou ont reçu', en: 'Fabriques that came or received' },
    'lab01',
  ),
  inQuery('annee', { fr: 'L’année où elles ont commencé', en: 'The year in which they began' }, '2023'),
];
