import type { Message } from '../language.ts';

/** The accounts of people who sign in by a provider. */
export const accounts = {
  title: { fr: 'Comptes', en: 'Accounts' },
  lead: {
    fr: 'Les personnes qui se sont connectées par le fournisseur d’identité, et ce qu’elles peuvent faire. Qui arrive peut proposer.',
    en: 'The people who signed in by the identity provider, and what they may do. Who is new may propose.',
  },
  none: { fr: 'Personne ne s’est encore connecté ainsi.', en: 'Nobody has signed in that way yet.' },
  role: { fr: 'Rôle', en: 'Role' },
  fabriques: {
    fr: 'Fabriques de l’équipe (noms d’adresse, séparés par des espaces)',
    en: 'Fabriques of the team (slugs, with spaces between them)',
  },
  seen: { fr: 'vu le', en: 'last seen on' },
  byProvider: { fr: 'Ce rôle est donné par le fournisseur d’identité.', en: 'The identity provider gives this role.' },
  save: { fr: 'Donner ce rôle', en: 'Give this role' },
  remove: { fr: 'Retirer le compte', en: 'Remove the account' },
  forbidden: { fr: 'Seule l’administration voit les comptes', en: 'Only an administrator sees the accounts' },
} as const satisfies Record<string, Message>;
