import type { CountedMessage, Message } from '../language.ts';

/** Visits and mutual contributions, structures, and practices by category. */
export const exchange = {
  visitsLead: {
    fr: 'Qui est allé voir qui, qui a aidé qui : la connaissance mutuelle des fabriques.',
    en: 'Who went to see whom, who helped whom: how the fabriques know each other.',
  },
  visitsOf: { fr: 'Visites et contributions de', en: 'Visits and contributions of' },
  noVisits: {
    fr: 'Aucune visite n’est encore notée. Vous êtes allés voir une autre fabrique, ou l’avez reçue ? Cela tient en trois lignes : qui, chez qui, quand.',
    en: 'No visit has been noted yet. Did you go to see another fabrique, or receive one? It takes three lines: who, where, when.',
  },
  nothingPasses: {
    fr: 'Aucune visite notée ne répond à ces filtres.',
    en: 'No visit that has been noted passes these filters.',
  },
  passing: {
    fr: 'visites et contributions répondent à ces filtres',
    en: 'visits and contributions pass these filters',
  },
  note: { fr: 'Noter une visite', en: 'Note a visit' },
  notePractice: { fr: 'Décrire une pratique', en: 'Describe a practice' },
  network: { fr: 'Le réseau', en: 'The network' },
  networkLabel: {
    fr: 'Dessin du réseau : un point par fabrique, une flèche de qui est venu vers qui a reçu. La liste qui l’accompagne dit la même chose.',
    en: 'Drawing of the network: one dot for each fabrique, an arrow from who came to who received. The list beside it says the same.',
  },
  leftOut: {
    one: {
      fr: 'lien plus faible n’est pas dessiné ; la liste de toutes les visites les a tous.',
      en: 'weaker tie is not drawn; the list of all the visits has them all.',
    },
    many: {
      fr: 'liens plus faibles ne sont pas dessinés ; la liste de toutes les visites les a tous.',
      en: 'weaker ties are not drawn; the list of all the visits has them all.',
    },
  },
  sideways: {
    fr: 'Là où le dessin dépasse l’écran, faites-le glisser de côté.',
    en: 'Where the drawing is wider than the screen, move it sideways.',
  },
  parts: {
    one: { fr: 'visite ou contribution', en: 'visit or contribution' },
    many: { fr: 'visites et contributions', en: 'visits and contributions' },
  },
  ties: { fr: 'Qui est lié à qui', en: 'Who is tied to whom' },
  tiesCaption: { fr: 'Ce que montre le dessin, en mots', en: 'What the drawing shows, in words' },
  visitor: { fr: 'Qui est venu', en: 'Who came' },
  host: { fr: 'Qui a reçu', en: 'Who received' },
  times: { fr: 'Fois', en: 'Times' },
  latest: { fr: 'Dernière fois', en: 'Last time' },
  all: { fr: 'Toutes les visites et contributions', en: 'All the visits and contributions' },
  when: { fr: 'Quand', en: 'When' },
  kind: { fr: 'Nature', en: 'Kind' },
  year: { fr: 'Année', en: 'Year' },
  anyYear: { fr: 'Toutes', en: 'All' },
  wholeNetwork: { fr: 'Toutes les visites', en: 'All the visits' },
  page: { fr: 'Sa fiche', en: 'Its page' },
  open: { fr: 'Voir', en: 'See' },
  carries: { fr: 'Porte', en: 'Carries' },
  partnersIn: { fr: 'Partenaire de', en: 'Partner in' },
  nothingKnown: { fr: 'aucune fabrique notée', en: 'no fabrique noted' },
  role: { fr: 'Rôle', en: 'Role' },
  porte: { fr: 'porte une fabrique', en: 'carries a fabrique' },
  partenaire: { fr: 'partenaire d’une fabrique', en: 'partner in a fabrique' },
  any: { fr: 'Peu importe', en: 'Any' },
  practicesLead: {
    fr: 'Des façons de faire, rangées par catégorie, pour comparer ce que les fabriques ont trouvé et le reprendre.',
    en: 'Ways of doing things, by category, to compare what the fabriques have found and take it up.',
  },
  category: { fr: 'Catégorie', en: 'Category' },
  inDetail: { fr: 'Les comparer', en: 'Compare them' },
  categories: { fr: 'Les catégories, et en ajouter une', en: 'The categories, and how to add one' },
  allCategories: { fr: 'Toutes', en: 'All' },
  nothingInCategory: {
    fr: 'Aucune pratique notée dans cette catégorie : la vôtre peut être la première.',
    en: 'No practice noted in this category: yours can be the first.',
  },
  practisedBy: { fr: 'Pratiquée par', en: 'Practised by' },
  practisedByNobody: { fr: 'pratiquée par : à compléter', en: 'practised by: to be completed' },
  compareThem: { fr: 'Comparer celles qui la pratiquent', en: 'Compare those who practise it' },
  practitioners: { fr: 'Celles qui la pratiquent, côte à côte', en: 'Those who practise it, side by side' },
  mix: { fr: 'Bouquet de financement', en: 'Funding mix' },
  total: { fr: 'en tout', en: 'in all' },
  amountUnknown: { fr: 'montant à compléter', en: 'amount to be completed' },
  funder: { fr: 'Financement', en: 'Funding' },
  share: { fr: 'Part', en: 'Share' },
} as const satisfies Record<string, Message | CountedMessage>;
