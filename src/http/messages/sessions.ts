import type { Message } from '../language.ts';

/** Signing in and out, and what each role may do. */
export const sessions = {
  title: { fr: 'Se connecter', en: 'Sign in' },
  account: { fr: 'Votre accès', en: 'Your access' },
  lead: {
    fr: 'Votre équipe a reçu un jeton de l’administration de ce site. Il n’y a pas de mot de passe, et rien ne vous suit.',
    en: 'Your team was given a token by the administrators of this site. There is no password, and nothing tracks you.',
  },
  without: {
    fr: 'Sans jeton, chacun peut proposer une correction depuis chaque fiche, ou une nouvelle fabrique.',
    en: 'Without a token, anybody can propose a correction from each page, or a new fabrique.',
  },
  token: { fr: 'Votre jeton', en: 'Your token' },
  tokenHint: {
    fr: 'Il commence par « fab_ ». Un lien personnel peut se coller ici en entier.',
    en: 'It begins with “fab_”. A personal link may be pasted here whole.',
  },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  signInBy: { fr: 'Se connecter avec', en: 'Sign in with' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signedInAs: { fr: 'Connecté :', en: 'Signed in:' },
  yourFabriques: { fr: 'Vos fabriques', en: 'Your fabriques' },
  administrator: { fr: 'administration : tout modifier', en: 'administrator: may change everything' },
  editor: {
    fr: 'équipe éditoriale : modifier chaque fiche, trancher les propositions',
    en: 'editor: may change every page and decide on proposals',
  },
  team: {
    fr: 'équipe d’une fabrique : modifier sa fiche, ses porteurs, ses visites',
    en: 'team of a fabrique: may change its page, its carriers, its visits',
  },
  proposer: { fr: 'envoyer des propositions', en: 'may send proposals' },
  proposals: { fr: 'Propositions', en: 'Proposals' },
  identity: { fr: 'Même lieu ?', en: 'The same place?' },
} as const satisfies Record<string, Message>;
