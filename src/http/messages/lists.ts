import type { Message } from '../language.ts';

/** The home page and the pages of collections. */
export const lists = {
  heroTitle: { fr: 'Qui, près d’ici, sait déjà le faire ?', en: 'Who nearby already knows how?' },
  heroLead: {
    fr: 'Les fabriques de territoire sont des tiers-lieux labellisés où l’on travaille, fabrique, apprend et s’entraide. Trouvez celle qui peut vous aider.',
    en: 'The fabriques de territoire are third places with a government label, where people work, make, learn and help each other. Find the one that can help you.',
  },
  mapCaption: {
    fr: 'Chaque point est une fabrique. L’outre-mer est à gauche.',
    en: 'Every dot is a fabrique. Overseas stands on the left.',
  },
  mapLabel: {
    fr: 'La France dessinée par ses fabriques, un point pour chacune',
    en: 'France drawn by its fabriques, one dot for each',
  },
  numbers: { fr: 'En chiffres', en: 'In numbers' },
  countFabriques: { fr: 'fabriques labellisées', en: 'fabriques with the label' },
  countDepartements: { fr: 'départements et collectivités', en: 'départements and overseas territories' },
  countActions: { fr: 'actions à partager', en: 'actions to share' },
  countStructures: { fr: 'structures porteuses et partenaires', en: 'carriers and partners' },
  reuse: { fr: 'Un commun, ouvert de bout en bout', en: 'A commons, open from end to end' },
  reuseText: {
    fr: 'Chaque fabrique a une adresse qui ne change pas. À cette adresse, un navigateur reçoit une page, un logiciel reçoit des données (JSON-LD, Turtle, GeoJSON…), sans compte ni clé.',
    en: 'Every fabrique has an address that does not change. At that address a browser gets a page and a program gets data (JSON-LD, Turtle, GeoJSON…), without an account or a key.',
  },
  reuseAsk: {
    fr: 'Et toute question se pose en SPARQL, par exemple : les fabriques en quartier prioritaire.',
    en: 'And any question can be asked in SPARQL, such as: the fabriques in priority districts.',
  },
  tryQuery: { fr: 'Essayer cette question', en: 'Try this question' },
  readVocabulary: { fr: 'Lire le vocabulaire', en: 'Read the vocabulary' },
  unknownPlace: { fr: 'Sans région connue', en: 'No known region' },
  quoted: { fr: '« {words} »', en: '“{words}”' },
  filters: { fr: 'Filtrer', en: 'Filter' },
  words: { fr: 'Mots', en: 'Words' },
  wordsHint: { fr: 'Nom, commune, porteur', en: 'Name, town, carrier' },
  region: { fr: 'Région', en: 'Region' },
  departement: { fr: 'Département', en: 'Département' },
  qpv: { fr: 'En quartier prioritaire', en: 'In a priority district' },
  numerique: { fr: 'Fabrique numérique', en: 'Digital fabrique' },
  action: { fr: 'Action', en: 'Action' },
  statut: { fr: 'Où elles en sont', en: 'How far they are' },
  order: { fr: 'Ordre', en: 'Order' },
  byName: { fr: 'par nom', en: 'by name' },
  byTown: { fr: 'par commune', en: 'by town' },
  byYear: { fr: 'par année du label', en: 'by year of the label' },
  rareFields: { fr: 'Commune, code postal, structure', en: 'Commune, postcode, organisation' },
  communeHint: { fr: 'Nom ou code de l’Insee', en: 'Name or INSEE code' },
  postcodeHint: { fr: 'Cinq chiffres', en: 'Five digits' },
  structureHint: { fr: 'Qui porte, ou est partenaire', en: 'Carrier or partner' },
  refine: { fr: 'Affiner', en: 'Refine' },
  any: { fr: 'Peu importe', en: 'Any' },
  anyRegion: { fr: 'Toutes', en: 'All' },
  anyDepartement: { fr: 'Tous', en: 'All' },
  show: { fr: 'Afficher', en: 'Show' },
  clear: { fr: 'Tout effacer', en: 'Clear all' },
  nothing: { fr: 'Rien ne répond à tout cela à la fois', en: 'Nothing answers all of this at once' },
  nothingHint: {
    fr: 'Retirez un filtre. Et si vous cherchez ce que personne n’a noté, une case vide veut dire « inconnu », pas « non ».',
    en: 'Take away one filter. And if you look for what nobody noted: an empty cell means “unknown”, not “no”.',
  },
  beyond: {
    fr: 'La dernière page de cette liste est la page {n}',
    en: 'The last page of this list is page {n}',
  },
  goToPage: { fr: 'Aller à la page {n}', en: 'Go to page {n}' },
  pages: { fr: 'Pages', en: 'Pages' },
  previous: { fr: 'Précédente', en: 'Previous' },
  next: { fr: 'Suivante', en: 'Next' },
  carriedBy: { fr: 'porté par', en: 'carried by' },
  labelled: { fr: 'label', en: 'label' },
  searchInstead: {
    fr: 'Chercher « {q} » partout, fautes de frappe comprises',
    en: 'Search everywhere for “{q}”, typing mistakes and all',
  },
  empty: { fr: 'Rien n’est encore noté ici', en: 'Nothing is noted here yet' },
} as const satisfies Record<string, Message>;

/** What places may still lack, as the filter names it. */
export const lacking = {
  porteur: { fr: 'qui les porte', en: 'who carries them' },
  consortium: { fr: 'leurs partenaires', en: 'their partners' },
  actions: { fr: 'ce qui s’y fait', en: 'what goes on there' },
  annee: { fr: 'l’année de leur label', en: 'the year of their label' },
  dossier: { fr: 'leur dossier de présentation', en: 'their application file' },
  position: { fr: 'leur adresse exacte sur la carte', en: 'their exact place on the map' },
} as const satisfies Record<string, Message>;
