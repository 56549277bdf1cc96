import type { EntryKind } from '../../catalogue/search/search-entries.ts';
import type { Message } from '../language.ts';

/** The search and its results. */
export const search = {
  title: { fr: 'Chercher', en: 'Search' },
  titleFor: { fr: 'Chercher « {q} »', en: 'Search for “{q}”' },
  lead: {
    fr: 'Une fabrique, une commune, un code postal, une action, une structure. Accents, majuscules, pluriels et fautes de frappe ne gênent pas.',
    en: 'A fabrique, a town, a postcode, an action, an organisation. Accents, capitals, plurals and typing mistakes do no harm.',
  },
  label: { fr: 'Chercher dans les fabriques', en: 'Search the fabriques' },
  hint: { fr: 'Nom, commune, action…', en: 'Name, town, action…' },
  said: { fr: 'Propositions : {n}', en: 'Suggestions: {n}' },
  none: { fr: 'Rien ne ressemble à « {q} »', en: 'Nothing resembles “{q}”' },
  noneHint: {
    fr: 'Essayez moins de mots, ou partez d’ailleurs. Et si ce lieu manque, ajoutez-le.',
    en: 'Try fewer words, or start elsewhere. And if this place is missing, add it.',
  },
  map: { fr: 'La carte des fabriques', en: 'The map of the fabriques' },
  allActions: { fr: 'Les actions', en: 'The actions' },
  alike: { fr: 'Orthographe proche', en: 'Spelled nearly so' },
  nearestTo: { fr: '{place} : les fabriques les plus proches', en: '{place}: the nearest fabriques' },
  within: { fr: 'à moins de {km} km', en: 'within {km} km' },
  alsoCalled: { fr: 'Ou bien :', en: 'Or else:' },
  addPlace: { fr: 'Ajouter un lieu', en: 'Add a place' },
  browse: { fr: 'Toutes les fabriques', en: 'All the fabriques' },
  inTexts: {
    fr: 'Les fabriques dont la fiche contient ces mots',
    en: 'The fabriques whose record contains these words',
  },
} as const satisfies Record<string, Message>;

/** What people call each kind of result: one, and several of them. */
export const kindNames: Readonly<Record<EntryKind, { readonly one: Message; readonly many: Message }>> = {
  fabrique: { one: { fr: 'Fabrique', en: 'Fabrique' }, many: { fr: 'Fabriques', en: 'Fabriques' } },
  commune: { one: { fr: 'Commune', en: 'Town' }, many: { fr: 'Communes', en: 'Towns' } },
  codePostal: { one: { fr: 'Code postal', en: 'Postcode' }, many: { fr: 'Codes postaux', en: 'Postcodes' } },
  alentours: { one: { fr: 'Alentours', en: 'Around' }, many: { fr: 'Alentours', en: 'Around' } },
  departement: { one: { fr: 'Département', en: 'Département' }, many: { fr: 'Départements', en: 'Départements' } },
  region: { one: { fr: 'Région', en: 'Region' }, many: { fr: 'Régions', en: 'Regions' } },
  action: { one: { fr: 'Action', en: 'Action' }, many: { fr: 'Actions', en: 'Actions' } },
  structure: { one: { fr: 'Structure', en: 'Organisation' }, many: { fr: 'Structures', en: 'Organisations' } },
  categorie: {
    one: { fr: 'Catégorie de pratiques', en: 'Practice category' },
    many: { fr: 'Catégories de pratiques', en: 'Practice categories' },
  },
  pratique: { one: { fr: 'Pratique', en: 'Practice' }, many: { fr: 'Pratiques', en: 'Practices' } },
  'tiers-lieu': {
    one: { fr: 'Tiers-lieu sans label', en: 'Third place without the label' },
    many: { fr: 'Autres tiers-lieux, sans le label', en: 'Other third places, without the label' },
  },
};
