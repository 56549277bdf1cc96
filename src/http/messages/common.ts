import type { Message } from '../language.ts';

/** What stands around every page. */
export const common = {
  siteName: { fr: 'Fabriques de territoire', en: 'Fabriques de territoire' },
  brandNote: { fr: 'de territoire, en commun', en: 'de territoire, as a commons' },
  shareImage: {
    fr: 'La France dessinée par ses fabriques de territoire, un point pour chacune',
    en: 'France drawn by its fabriques de territoire, one dot for each',
  },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  mainNavigation: { fr: 'Navigation principale', en: 'Main navigation' },
  footNavigation: { fr: 'Données et vocabulaire', en: 'Data and vocabulary' },
  breadcrumb: { fr: 'Vous êtes ici', en: 'You are here' },
  home: { fr: 'Accueil', en: 'Home' },
  data: { fr: 'Données', en: 'Data' },
  vocabulary: { fr: 'Vocabulaire', en: 'Vocabulary' },
  shapes: { fr: 'Règles de validation', en: 'Validation rules' },
  schemes: { fr: 'Listes de catégories', en: 'Category schemes' },
  jsonLdContext: { fr: 'Contexte JSON-LD', en: 'JSON-LD context' },
  sparql: { fr: 'Interroger (SPARQL)', en: 'Query (SPARQL)' },
  api: { fr: 'API (OpenAPI)', en: 'API (OpenAPI)' },
  otherLanguage: { fr: 'English', en: 'Français' },
  unknown: { fr: 'inconnu', en: 'unknown' },
  toComplete: { fr: 'à compléter', en: 'to be completed' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  search: { fr: 'Chercher', en: 'Search' },
  footAbout: {
    fr: 'Un commun de données sur les Fabriques de territoire : qui les porte, avec qui, ce qu’elles font, ce qu’elles veulent faire.',
    en: 'A data commons on the Fabriques de territoire: who carries them, with whom, what they do and what they want to do.',
  },
  footLicence: {
    fr: 'Chaque fiche dit d’où viennent ses informations et sous quelle licence elles sont.',
    en: 'Each page says where its information comes from and under which licence.',
  },
  footMissing: {
    fr: 'Une case vide veut dire « nous ne savons pas encore », jamais « non ».',
    en: 'An empty cell means “we do not know yet”, never “no”.',
  },
  formatsTitle: { fr: 'Reprendre ces données', en: 'Reuse this data' },
  formatsNote: {
    fr: 'La même page pour les logiciels, les cartes et les tableurs.',
    en: 'The same page for software, maps and spreadsheets.',
  },
} as const satisfies Record<string, Message>;
