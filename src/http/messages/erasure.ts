import type { CountedMessage, Message } from '../language.ts';

/** Erasing a text from every version. */
export const erasure = {
  title: { fr: 'Effacer un texte', en: 'Erase a text' },
  lead: {
    fr: 'Pour une donnée personnelle qui n’aurait pas dû être publiée : le texte est retiré des fiches, de toutes leurs versions, des propositions et du journal. Il reste la trace qu’un texte a été effacé, quand et par qui, jamais lequel.',
    en: 'For personal data that should not have been published: the text is taken out of the records, all their versions, proposals and the log. What remains is that a text was erased, when and by whom, never which one.',
  },
  text: { fr: 'Texte à effacer, tel qu’il est écrit', en: 'Text to erase, as it is written' },
  textHint: {
    fr: 'Au moins trois caractères. Les majuscules et les accents comptent.',
    en: 'At least three characters. Capitals and accents count.',
  },
  look: { fr: 'Voir où il figure', en: 'See where it stands' },
  erase: { fr: 'Effacer définitivement', en: 'Erase for good' },
  found: { fr: 'Où ce texte figure', en: 'Where this text stands' },
  nowhere: { fr: 'Ce texte ne figure nulle part.', en: 'This text stands nowhere.' },
  revisions: { one: { fr: 'version', en: 'version' }, many: { fr: 'versions', en: 'versions' } },
  records: {
    one: { fr: 'proposition ou enregistrement', en: 'proposal or record' },
    many: { fr: 'propositions ou enregistrements', en: 'proposals or records' },
  },
  documents: { fr: 'Documents qui le disent ou l’ont dit', en: 'Documents that say it or once did' },
  sourceWarning: {
    fr: 'Une source le dit aussi : demandez-lui de le retirer, sinon la prochaine moisson le ramènera.',
    en: 'A source says it too: ask it to take it out, or the next harvest brings it back.',
  },
  done: { fr: 'Le texte est effacé', en: 'The text is erased' },
  doneHint: {
    fr: 'À sa place figure désormais :',
    en: 'In its place now stands:',
  },
  backups: {
    fr: 'Les sauvegardes faites avant, et ce que d’autres ont déjà repris, ne changent pas.',
    en: 'Backups that were made before, and what others have taken up already, do not change.',
  },
  forbidden: {
    fr: 'Seule l’administration efface un texte de toutes les versions',
    en: 'Only an administrator erases a text from all versions',
  },
} as const satisfies Record<string, Message | CountedMessage>;
