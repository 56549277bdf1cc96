import type { Message } from '../language.ts';

/** Where something is, and how far. */
export const nearby = {
  where: { fr: 'Où', en: 'Where' },
  place: { fr: 'Près de', en: 'Near' },
  placeHint: { fr: 'Commune ou code postal', en: 'Town or postcode' },
  radius: { fr: 'Dans un rayon de', en: 'Within' },
  anyDistance: { fr: 'Peu importe', en: 'Any distance' },
  region: { fr: 'Région', en: 'Region' },
  departement: { fr: 'Département', en: 'Département' },
  all: { fr: 'Partout', en: 'Everywhere' },
  show: { fr: 'Afficher', en: 'Show' },
  everywhere: { fr: 'Toute la France', en: 'All of France' },
  nearMe: { fr: 'Près de moi', en: 'Near me' },
  refused: {
    fr: 'Le navigateur n’a pas donné de position ; une commune fait aussi bien.',
    en: 'The browser gave no position; a town does as well.',
  },
  ordered: {
    fr: 'Du plus proche au plus lointain. Votre position n’a pas quitté ce navigateur.',
    en: 'From the nearest to the farthest. Your position has not left this browser.',
  },
  unknownPlace: {
    fr: 'Aucune commune de ce nom, ni de ce code postal : la page n’en tient pas compte.',
    en: 'There is no commune of that name or postcode: the page leaves it out.',
  },
  around: { fr: 'Autour de', en: 'Around' },
  rather: { fr: 'plutôt', en: 'or rather' },
  endOfQuestion: { fr: ' ?', en: '?' },
  approximate: { fr: 'Distances à peu près.', en: 'Distances are approximate.' },
  nothingWithin: {
    fr: 'Rien n’est noté à moins de {radius} km.',
    en: 'Nothing is noted within {radius} km.',
  },
  widen: { fr: 'Élargir à {radius} km', en: 'Widen to {radius} km' },
  widenToAny: { fr: 'Voir à toute distance', en: 'See any distance' },
  within: { fr: '{radius}\u00A0km à la ronde', en: 'within {radius}\u00A0km' },
  here: { fr: 'ici', en: 'here' },
  fromHere: { fr: 'du plus proche au plus lointain', en: 'from the nearest to the farthest' },
  noPosition: { fr: 'position à compléter', en: 'position to be completed' },
} as const satisfies Record<string, Message>;
