import type { Message } from '../language.ts';

/** Proposals: following one, and deciding on them. */
export const proposals = {
  title: { fr: 'Propositions', en: 'Proposals' },
  one: { fr: 'Proposition', en: 'Proposal' },
  listLead: {
    fr: 'Ce que des personnes sans droit d’écrire ont envoyé. Rien n’est visible tant que personne n’a tranché.',
    en: 'What people who may not write have sent. Nothing shows until somebody decides.',
  },
  none: { fr: 'Aucune proposition n’attend.', en: 'No proposal is waiting.' },
  editorsOnly: {
    fr: 'Seule l’équipe éditoriale voit les propositions : connectez-vous avec son jeton.',
    en: 'Only editors see the proposals: sign in with an editor’s token.',
  },
  correction: { fr: 'Correction de', en: 'Correction of' },
  by: { fr: 'par', en: 'by' },
  somebody: { fr: 'une personne qui ne s’est pas nommée', en: 'somebody who gave no name' },
  received: { fr: 'reçue le', en: 'received on' },
  waiting: { fr: 'en attente', en: 'waiting' },
  accepted: { fr: 'acceptée', en: 'accepted' },
  refused: { fr: 'refusée', en: 'refused' },
  thanks: {
    fr: 'Merci. Votre proposition attend une relecture. Gardez l’adresse de cette page : elle seule permet de la suivre, et nous ne vous demandons rien d’autre.',
    en: 'Thank you. Your proposal is waiting for an editor. Keep the address of this page: it is the only way to follow it, and we ask nothing else of you.',
  },
  word: { fr: 'Un mot pour la personne', en: 'A word to the proposer' },
  accept: { fr: 'Accepter et publier', en: 'Accept and publish' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  wordNeeded: { fr: 'Dites en un mot pourquoi vous refusez.', en: 'Say in a word why you refuse.' },
  decidedOn: { fr: 'Tranchée le', en: 'Decided on' },
  seeThing: { fr: 'Voir la fiche', en: 'See the page' },
  stale: {
    fr: 'La fiche a changé depuis : cette proposition ne s’applique plus telle quelle. Reportez-en à la main ce qui reste bon, puis refusez-la avec un mot.',
    en: 'The page has changed since: this proposal no longer applies as it is. Copy what is still good by hand, then refuse it with a word.',
  },
  cannot: { fr: 'Elle ne peut pas être publiée telle quelle', en: 'It cannot be published as it is' },
} as const satisfies Record<string, Message>;
