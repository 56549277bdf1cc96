import type { Message } from '../language.ts';

/** The history of a thing, and what may be done with its page. */
export const history = {
  title: { fr: 'Historique', en: 'History' },
  of: { fr: 'Historique de', en: 'History of' },
  lead: {
    fr: 'Chaque modification, la plus récente en tête : qui, quand, pourquoi, et ce qui a changé. Rien ne se perd.',
    en: 'Every change, the latest first: who, when, why, and what changed. Nothing gets lost.',
  },
  revision: { fr: 'Révision', en: 'Revision' },
  by: { fr: 'par', en: 'by' },
  see: { fr: 'Voir cette version', en: 'See this version' },
  difference: { fr: 'Ce qui a changé', en: 'What changed' },
  documentOnly: {
    fr: 'Seul le document lui-même a changé (source, licence, date).',
    en: 'Only the document itself changed (source, licence, date).',
  },
  removed: { fr: 'retiré', en: 'removed' },
  added: { fr: 'ajouté', en: 'added' },
  fromSources: { fr: 'depuis une source', en: 'from a source' },
  restore: { fr: 'Rétablir cette version', en: 'Restore this version' },
  participate: { fr: 'Participer', en: 'Take part' },
  seeHistory: { fr: 'Voir l’historique', en: 'See the history' },
} as const satisfies Record<string, Message>;
