import type { Message } from '../language.ts';

/** The peers and their harvests. */
export const federation = {
  title: { fr: 'Les sources partenaires', en: 'The peers' },
  lead: {
    fr: 'D’autres communs et jeux de données publics, repris ici avec leur licence. Aucune source n’écrase ce que disent les fabriques ni une autre source.',
    en: 'Other commons and public datasets, taken up here under their licences. No source overwrites what the fabriques or another source say.',
  },
  kind: { fr: 'Sorte', en: 'Kind' },
  documents: { fr: 'Documents publiés', en: 'Documents published' },
  licence: { fr: 'Licence', en: 'Licence' },
  schedule: { fr: 'Rythme', en: 'Schedule' },
  byHand: { fr: 'à la demande', en: 'on demand' },
  trust: { fr: 'Confiance', en: 'Trust' },
  direct: { fr: 'publiée aussitôt', en: 'published at once' },
  reviewed: { fr: 'après un regard', en: 'after a look' },
  last: { fr: 'Dernière moisson', en: 'Last harvest' },
  never: {
    fr: 'livrée avec le logiciel ou pas encore moissonnée',
    en: 'comes with the software, or not harvested yet',
  },
  whole: { fr: 'Dernière entière', en: 'Last that was whole' },
  brought: { fr: 'Ce qu’elle a apporté', en: 'What it brought' },
  error: { fr: 'Dernière erreur', en: 'Last error' },
  kept: { fr: 'Ce qui était publié reste.', en: 'What was published stays.' },
  unread: { fr: 'Colonnes que rien ne lit', en: 'Columns that nothing reads' },
  refused: { fr: 'Refusé par le modèle', en: 'Refused by the shapes' },
  refusedNote: {
    fr: 'Mis de côté avec les raisons ; ce qui était publié avant reste.',
    en: 'Set aside with the reasons; what was published before stays.',
  },
  waiting: { fr: 'En attente d’un regard', en: 'Waiting for a look' },
  disputes: { fr: 'Ce qu’elle dit autrement que nous', en: 'What it says otherwise than we do' },
  noDisputes: { fr: 'Aucun désaccord connu.', en: 'No known disagreement.' },
  ours: { fr: 'ici', en: 'here' },
  theirs: { fr: 'là-bas', en: 'there' },
  gone: { fr: 'retiré', en: 'removed' },
  harvestNow: { fr: 'Moissonner maintenant', en: 'Harvest now' },
  accept: { fr: 'Publier ce qui attend', en: 'Publish what waits' },
  drop: { fr: 'Écarter ce qui attend', en: 'Drop what waits' },
  editorsOnly: { fr: 'Seule l’équipe éditoriale moissonne.', en: 'Only editors harvest.' },
} as const satisfies Record<string, Message>;
