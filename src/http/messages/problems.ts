import type { Message } from '../language.ts';

/** The page that says what went wrong, and the workbench. */
export const problems = {
  backHome: { fr: 'Revenir à l’accueil', en: 'Back to the home page' },
  searchInstead: { fr: 'Ou chercher une fabrique :', en: 'Or search for a fabrique:' },
  onOffer: { fr: 'Ce qui est proposé', en: 'What is on offer' },
  workbench: { fr: 'Interroger les données', en: 'Query the data' },
  workbenchLead: {
    fr: 'SPARQL est la langue dans laquelle on pose des questions à un graphe. Partez d’un exemple, changez-le, demandez.',
    en: 'SPARQL is the language in which questions are put to a graph. Start from an example, change it, ask.',
  },
  query: { fr: 'Votre question', en: 'Your question' },
  ask: { fr: 'Demander', en: 'Ask' },
  examples: { fr: 'Exemples', en: 'Examples' },
  resultFormat: { fr: 'Réponse en', en: 'Answer as' },
  htmlTable: { fr: 'Tableau', en: 'Table' },
  results: { fr: 'Réponse', en: 'Answer' },
  noResults: {
    fr: 'La question est bien posée ; rien n’y répond.',
    en: 'The question is well put; nothing answers it.',
  },
  truth: { fr: 'La réponse est', en: 'The answer is' },
  line: { fr: 'ligne', en: 'line' },
  cut: {
    fr: 'Seules les premières lignes sont montrées ; téléchargez la réponse entière.',
    en: 'Only the first rows are shown; download the whole answer.',
  },
  download: { fr: 'Télécharger la réponse', en: 'Download the answer' },
  rows: { fr: 'lignes', en: 'rows' },
} as const satisfies Record<string, Message>;
