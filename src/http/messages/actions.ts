import type { CountedMessage, Message } from '../language.ts';

/** The matrix of the actions, and who can help with one. */
export const actions = {
  matrixLead: {
    fr: 'Qui fait quoi, qui a commencé, qui voudrait s’y mettre : de quoi trouver de l’aide, ou des compagnons.',
    en: 'Who does what, who has started, who would like to: where to find help, or companions.',
  },
  caption: {
    fr: 'Une ligne par action. Ce que personne n’a noté n’est pas un « non ».',
    en: 'One row for each action. What nobody noted is not a “no”.',
  },
  subAction: { fr: 'Sous-action', en: 'Sub-action' },
  does: { fr: 'Font ça', en: 'Do it' },
  starting: { fr: 'Ont commencé', en: 'Have started' },
  wants: { fr: 'Veulent le faire', en: 'Want to' },
  nobody: { fr: 'personne de noté', en: 'nobody noted' },
  others: { one: { fr: 'autre', en: 'other' }, many: { fr: 'autres', en: 'others' } },
  engagedOf: {
    one: { fr: 'fabrique a dit ce qu’elle fait, sur', en: 'fabrique has said what it does, out of' },
    many: { fr: 'fabriques ont dit ce qu’elles font, sur', en: 'fabriques have said what they do, out of' },
  },
  invite: {
    fr: 'Les autres peuvent le noter sur leur fiche, en deux minutes.',
    en: 'The others can note it on their page, in two minutes.',
  },
  engagedIn: {
    one: { fr: 'fabrique engagée', en: 'fabrique engaged' },
    many: { fr: 'fabriques engagées', en: 'fabriques engaged' },
  },
  canHelp: { fr: 'Elles savent faire', en: 'They know how' },
  canShare: { fr: 'Elles peuvent partager le départ', en: 'They can share the start' },
  companions: { fr: 'Elles cherchent des compagnons', en: 'They look for companions' },
  set: { fr: 'Les mêmes, en liste, carte ou tableau', en: 'The same, as a list, map or table' },
  more: { fr: 'Voir toutes les fabriques', en: 'See all the fabriques' },
} as const satisfies Record<string, Message | CountedMessage>;
