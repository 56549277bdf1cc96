import type { Message } from '../language.ts';

/** Fabriques side by side. */
export const comparison = {
  title: { fr: 'Comparer des fabriques', en: 'Compare fabriques' },
  lead: {
    fr: 'De deux à cinq fabriques côte à côte : les faits, les actions, la gouvernance, le financement, le compagnonnage.',
    en: 'Two to five fabriques side by side: facts, actions, governance, funding, mentoring.',
  },
  choose: { fr: 'Choisir', en: 'Choose' },
  add: { fr: 'Ajouter une fabrique', en: 'Add a fabrique' },
  addOne: { fr: 'Ajouter', en: 'Add' },
  remove: { fr: 'Retirer', en: 'Remove' },
  hint: { fr: 'Nom, commune, code postal…', en: 'Name, town, postcode…' },
  search: { fr: 'Chercher', en: 'Search' },
  found: { fr: 'Trouvé', en: 'Found' },
  foundNothing: { fr: 'Aucune fabrique ne répond à ces mots.', en: 'No fabrique answers these words.' },
  nearest: { fr: 'Les plus proches', en: 'The nearest' },
  needTwo: {
    fr: 'Il en faut au moins deux : cherchez-les ici, ou cochez-les dans la liste des fabriques.',
    en: 'It takes at least two: search for them here, or tick them in the list of fabriques.',
  },
  fromList: { fr: 'La liste des fabriques', en: 'The list of fabriques' },
  unknown: { fr: 'Inconnu ici :', en: 'Unknown here:' },
  tooMany: {
    fr: 'Cinq tiennent côte à côte ; n’y tiennent plus :',
    en: 'Five fit side by side; those that do not fit any more:',
  },
  caption: {
    fr: 'Une colonne par fabrique. Ce que personne n’a noté est à compléter, et ne veut pas dire « non ».',
    en: 'One column for each fabrique. What nobody noted is to be completed, and does not mean “no”.',
  },
  fact: { fr: 'Fait', en: 'Fact' },
  technical: { fr: 'Faits techniques', en: 'Technical facts' },
  town: { fr: 'Commune', en: 'Town' },
  departement: { fr: 'Département', en: 'Département' },
  families: { fr: 'Familles', en: 'Families' },
  label: { fr: 'Label', en: 'Label' },
  wave: { fr: 'vague', en: 'wave' },
  actions: { fr: 'Actions', en: 'Actions' },
  noActions: { fr: 'Aucune n’a encore noté d’action.', en: 'None of them has noted an action yet.' },
  notNoted: { fr: 'non noté', en: 'not noted' },
  practices: { fr: 'Pratiques', en: 'Practices' },
  mix: { fr: 'Bouquet de financement', en: 'Funding mix' },
  tick: { fr: 'Comparer', en: 'Compare' },
  compareTicked: { fr: 'Comparer les fabriques cochées', en: 'Compare the ticked fabriques' },
  compareThis: { fr: 'Comparer avec d’autres', en: 'Compare with others' },
  ask: { fr: 'Leurs données (SPARQL)', en: 'Their data (SPARQL)' },
} as const satisfies Record<string, Message>;
