import type { Message } from '../language.ts';

/** The home page, beside what lists say too. */
export const home = {
  entries: { fr: 'Trois façons d’entrer', en: 'Three ways in' },
  byPlace: { fr: 'Par le lieu', en: 'By place' },
  byPlaceNote: {
    fr: 'Sur la carte, autour de vous, dans votre région.',
    en: 'On the map, around you, in your region.',
  },
  openMap: { fr: 'Ouvrir la carte', en: 'Open the map' },
  byFacts: { fr: 'Par les faits techniques', en: 'By technical facts' },
  byFactsNote: {
    fr: 'Porteur, quartier prioritaire, numérique, consortium, année du label : un tableau à trier et à filtrer.',
    en: 'Carrier, priority district, digital, consortium, year of the label: a table to sort and filter.',
  },
  openTable: { fr: 'Ouvrir le tableau', en: 'Open the table' },
  inQpv: { fr: 'En quartier prioritaire', en: 'In a priority district' },
  numerique: { fr: 'Fabriques numériques', en: 'Digital fabriques' },
  labelOf: { fr: 'Label de', en: 'Label of' },
  byAction: { fr: 'Par l’action', en: 'By action' },
  byActionNote: {
    fr: 'Qui le fait, qui commence et peut partager ses débuts, qui le voudrait.',
    en: 'Who does it, who is starting and can share how, who would like to.',
  },
  openMatrix: { fr: 'Toutes les actions', en: 'All the actions' },
  regions: { fr: 'Région par région', en: 'Region by region' },
  news: { fr: 'Quoi de neuf', en: 'What is new' },
  newsNone: {
    fr: 'Rien n’a changé depuis le premier chargement. La prochaine modification paraîtra ici.',
    en: 'Nothing has changed since the first load. The next change will show here.',
  },
  newsFollow: { fr: 'Suivre les modifications', en: 'Follow the changes' },
  lacking: { fr: 'Ce que le commun attend', en: 'What the commons is waiting for' },
  lackingNote: {
    fr: 'Vide ne veut pas dire non : personne ne l’a encore noté. Ces listes montrent où aider.',
    en: 'Empty does not mean no: nobody has noted it yet. These lists show where to help.',
  },
  lackingOf: { fr: 'Fabriques dont il reste à noter :', en: 'Fabriques of which is still to be noted:' },
  contribute: { fr: 'Contribuer', en: 'Contribute' },
  contributeHow: {
    fr: 'Ouvrez une fiche, choisissez « Modifier cette fiche », écrivez ce que vous savez. Sans compte, c’est une proposition : elle a son adresse de suivi, et une personne la relit avant de la publier. Une équipe avec un jeton publie directement.',
    en: 'Open a record, choose “Edit this page”, write what you know. Without an account it is a proposal: it has an address to follow it by, and a person reads it before it is published. A team with a token publishes at once.',
  },
  addPlace: { fr: 'Ajouter une fabrique', en: 'Add a fabrique' },
  tellVisit: { fr: 'Raconter une visite', en: 'Tell of a visit' },
  sharePractice: { fr: 'Partager une pratique', en: 'Share a practice' },
} as const satisfies Record<string, Message>;
