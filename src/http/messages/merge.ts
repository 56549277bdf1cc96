import type { Message } from '../language.ts';

/** Merging two records, or giving one another address. */
export const merge = {
  title: { fr: 'Réunir deux fiches ou changer d’adresse', en: 'Merge two records or change an address' },
  lead: {
    fr: 'Quand deux fiches décrivent la même chose, celle-ci rejoint l’autre : ce qu’elle dit y passe, ce qui la désigne désigne l’autre, et son adresse y conduit. À une adresse libre, la fiche déménage.',
    en: 'Where two records describe one thing, this one joins the other: what it says moves there, what points at it points at the other, and its address leads there. At a free address, the record moves.',
  },
  into: {
    fr: 'L’autre fiche, par son adresse, ou une nouvelle adresse',
    en: 'The other record, by its address, or a new address',
  },
  hint: { fr: 'Par exemple « lab01 »', en: 'For example “lab01”' },
  look: { fr: 'Voir ce que cela donne', en: 'See what would become of it' },
  merge: { fr: 'Réunir les deux fiches', en: 'Merge the two records' },
  move: { fr: 'Changer l’adresse', en: 'Change the address' },
  moves: {
    fr: 'L’adresse est libre : la fiche y déménage telle quelle.',
    en: 'The address is free: the record moves there as it is.',
  },
  leftOut: {
    fr: 'Ce que l’autre fiche dit autrement, et qui ne reste que dans l’historique',
    en: 'What the other record says otherwise, and what stays in the history only',
  },
  referrers: { fr: 'Ce qui désignera l’autre fiche', en: 'What will point at the other record' },
  nothing: { fr: 'Aucune autre fiche ne désigne celle-ci.', en: 'No other record points at this one.' },
  forbidden: {
    fr: 'Seule l’équipe éditoriale réunit des fiches',
    en: 'Only an editor merges records',
  },
} as const satisfies Record<string, Message>;
