import type { AuditEvent } from '../../contribution/audit.ts';
import type { Message } from '../language.ts';

/** The pages of tokens and of the audit trail, for administrators. */
export const tokens = {
  title: { fr: 'Jetons', en: 'Tokens' },
  lead: {
    fr: 'Un jeton par personne ou par programme. Il n’est montré qu’une fois ; on le retire quand on veut, et il finit à sa date.',
    en: 'One token for each person or program. It is shown once; it can be revoked at any time, and ends on its day.',
  },
  create: { fr: 'Donner un jeton', en: 'Give a token' },
  name: { fr: 'Pour qui, ou pour quoi', en: 'For whom, or for what' },
  nameHint: { fr: 'Ce nom figurera dans l’historique.', en: 'This name will stand in the history.' },
  role: { fr: 'Ce qu’il permet', en: 'What it allows' },
  fabriques: { fr: 'Fabriques de l’équipe', en: 'Fabriques of the team' },
  fabriquesHint: {
    fr: 'Pour une équipe : le nom de chacune comme dans son adresse, séparés par des espaces (lab01 la-dynamo).',
    en: 'For a team: the name of each as in its address, separated by spaces (lab01 la-dynamo).',
  },
  ends: { fr: 'Jusqu’à quand', en: 'Until when' },
  endsHint: {
    fr: 'Un jour (2027-12-31), une durée (365j), ou rien.',
    en: 'A day (2027-12-31), a time (365d), or nothing.',
  },
  created: { fr: 'Voici le jeton, montré cette seule fois', en: 'Here is the token, shown this once' },
  personalLink: { fr: 'Lien personnel, à envoyer à la personne', en: 'Personal link, to send to the person' },
  token: { fr: 'Jeton, pour un programme', en: 'Token, for a program' },
  linkMade: { fr: 'Lien à usage unique, bon sept jours', en: 'Link for one use, good for seven days' },
  linkHint: {
    fr: 'La personne l’ouvre et appuie sur « Se connecter ». Ce qui suit le # ne passe par aucun serveur avant cela.',
    en: 'The person opens it and presses “Sign in”. What follows the # reaches no server before that.',
  },
  given: { fr: 'Jetons donnés', en: 'Tokens that were given' },
  none: { fr: 'Aucun jeton.', en: 'No token.' },
  givenOn: { fr: 'donné le', en: 'given on' },
  by: { fr: 'par', en: 'by' },
  until: { fr: 'jusqu’au', en: 'until' },
  withoutEnd: { fr: 'sans fin', en: 'without end' },
  ended: { fr: 'fini', en: 'ended' },
  revokedOn: { fr: 'retiré le', en: 'revoked on' },
  revoke: { fr: 'Retirer', en: 'Revoke' },
  makeLink: { fr: 'Lien de connexion', en: 'Sign-in link' },
  trail: { fr: 'Journal', en: 'Audit trail' },
  trailLead: {
    fr: 'Qui a donné, retiré ou tranché quoi, sur un an. Les adresses bloquées sont des données personnelles : cette page n’est que pour l’administration.',
    en: 'Who gave, revoked or decided what, over a year. Addresses that were locked out are personal data: this page is for administrators only.',
  },
  nothing: { fr: 'Rien encore.', en: 'Nothing yet.' },
  tools: { fr: 'Administration', en: 'Administration' },
  erasure: { fr: 'Effacer un texte', en: 'Erase a text' },
  accounts: { fr: 'Comptes', en: 'Accounts' },
} as const satisfies Record<string, Message>;

/** What the audit trail tells of. */
export const auditEvents = {
  'token-created': { fr: 'jeton donné', en: 'token given' },
  'token-revoked': { fr: 'jeton retiré', en: 'token revoked' },
  'link-created': { fr: 'lien de connexion fait', en: 'sign-in link made' },
  'address-locked': { fr: 'adresse bloquée après trop d’essais', en: 'address locked out after too many attempts' },
  'proposal-accepted': { fr: 'proposition acceptée', en: 'proposal accepted' },
  'proposal-refused': { fr: 'proposition refusée', en: 'proposal refused' },
  erasure: { fr: 'texte effacé', en: 'text erased' },
  'role-granted': { fr: 'droits donnés', en: 'role granted' },
  'account-removed': { fr: 'compte retiré', en: 'account removed' },
} as const satisfies Record<AuditEvent, Message>;
