import type { Message } from '../language.ts';

/** The page that says what went wrong. */
export const problems = {
  backHome: { fr: 'Revenir à l’accueil', en: 'Back to the home page' },
  searchInstead: { fr: 'Ou chercher une fabrique :', en: 'Or search for a fabrique:' },
  withoutParameter: { fr: 'La même page sans ce paramètre', en: 'The same page without this parameter' },
  onOffer: { fr: 'Ce qui est proposé', en: 'What is on offer' },
} as const satisfies Record<string, Message>;
