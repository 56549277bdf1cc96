import type { CollectionName } from '../../vocabulary/kinds.ts';
import type { Message } from '../language.ts';

/** What pages call the things of a collection. */
export interface CollectionWords {
  /** The name of the collection, in navigation and above its list. */
  readonly title: Message;
  /** What it is, in a sentence. */
  readonly lead: Message;
  /** After a number: "1 fabrique", "12 fabriques". */
  readonly one: Message;
  readonly many: Message;
  /** A proposal to add one, before its name. */
  readonly proposed: Message;
}

/** The words of every collection. */
export const collections: Readonly<Record<CollectionName, CollectionWords>> = {
  fabriques: {
    title: { fr: 'Fabriques', en: 'Fabriques' },
    lead: {
      fr: 'Les tiers-lieux qui ont reçu le label, et ce que l’on sait de chacun.',
      en: 'The third places that hold the label, and what is known of each.',
    },
    one: { fr: 'fabrique', en: 'fabrique' },
    many: { fr: 'fabriques', en: 'fabriques' },
    proposed: { fr: 'Nouvelle fabrique :', en: 'New fabrique:' },
  },
  'tiers-lieux': {
    title: { fr: 'Autres tiers-lieux', en: 'Other third places' },
    lead: {
      fr: 'Les autres tiers-lieux que des sources partenaires connaissent : ils n’ont pas le label, ou ce n’est pas encore vérifié.',
      en: 'The other third places that peers know of: they do not hold the label, or nobody has checked yet.',
    },
    one: { fr: 'tiers-lieu', en: 'third place' },
    many: { fr: 'tiers-lieux', en: 'third places' },
    proposed: { fr: 'Nouveau tiers-lieu :', en: 'New third place:' },
  },
  structures: {
    title: { fr: 'Structures', en: 'Organisations' },
    lead: {
      fr: 'Les associations, coopératives, communes et entreprises qui portent une fabrique ou y sont partenaires.',
      en: 'The associations, cooperatives, communes and companies that carry a fabrique or are partners in one.',
    },
    one: { fr: 'structure', en: 'organisation' },
    many: { fr: 'structures', en: 'organisations' },
    proposed: { fr: 'Nouvelle structure :', en: 'New organisation:' },
  },
  actions: {
    title: { fr: 'Actions', en: 'Actions' },
    lead: {
      fr: 'Ce que l’on peut faire dans une fabrique. Ouvrez une action pour voir qui la fait, qui commence, qui voudrait.',
      en: 'What can be done in a fabrique. Open an action to see who does it, who is starting, who would like to.',
    },
    one: { fr: 'action', en: 'action' },
    many: { fr: 'actions', en: 'actions' },
    proposed: { fr: 'Nouvelle action :', en: 'New action:' },
  },
  visites: {
    title: { fr: 'Visites', en: 'Visits' },
    lead: {
      fr: 'Qui est allé voir qui, et ce qu’il en est sorti.',
      en: 'Who went to see whom, and what came of it.',
    },
    one: { fr: 'visite', en: 'visit' },
    many: { fr: 'visites', en: 'visits' },
    proposed: { fr: 'Nouvelle visite', en: 'New visit' },
  },
  pratiques: {
    title: { fr: 'Pratiques', en: 'Practices' },
    lead: {
      fr: 'Des façons de faire, décrites pour qu’on les compare et qu’on les reprenne.',
      en: 'Ways of doing things, described so that they can be compared and taken up.',
    },
    one: { fr: 'pratique', en: 'practice' },
    many: { fr: 'pratiques', en: 'practices' },
    proposed: { fr: 'Nouvelle pratique :', en: 'New practice:' },
  },
  categories: {
    title: { fr: 'Catégories de pratiques', en: 'Practice categories' },
    lead: {
      fr: 'Les catégories où se rangent les pratiques. La liste est ouverte : ajoutez celle qui vous manque.',
      en: 'The categories that practices belong to. The list is open: add the one that you miss.',
    },
    one: { fr: 'catégorie', en: 'category' },
    many: { fr: 'catégories', en: 'categories' },
    proposed: { fr: 'Nouvelle catégorie de pratiques :', en: 'New practice category:' },
  },
};
