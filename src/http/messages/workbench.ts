import type { CountedMessage, Message } from '../language.ts';
import type { ExampleTheme } from '../sparql/example-queries.ts';

/** The SPARQL workbench. */
export const workbench = {
  title: { fr: 'Interroger les données', en: 'Query the data' },
  lead: {
    fr: 'SPARQL est la langue dans laquelle on pose des questions à un graphe. Partez d’un exemple, changez-le, demandez.',
    en: 'SPARQL is the language in which questions are put to a graph. Start from an example, change it, ask.',
  },
  query: { fr: 'Votre question', en: 'Your question' },
  keys: {
    fr: 'Au clavier : Ctrl + Espace propose les mots du vocabulaire, Ctrl + Entrée demande, Tab quitte l’éditeur.',
    en: 'With the keyboard: Ctrl + Space proposes words of the vocabulary, Ctrl + Enter asks, Tab leaves the editor.',
  },
  ask: { fr: 'Demander', en: 'Ask' },
  share: { fr: 'Copier le lien de cette question', en: 'Copy the link to this question' },
  copied: { fr: 'Lien copié.', en: 'Link copied.' },
  examples: { fr: 'Exemples', en: 'Examples' },
  learn: { fr: 'Les mots à employer', en: 'The words to use' },
  vocabulary: { fr: 'Le vocabulaire, classe par classe', en: 'The vocabulary, class by class' },
  schemes: { fr: 'Les listes de catégories', en: 'The category schemes' },
  service: { fr: 'Ce que sait faire ce service', en: 'What this service can do' },
  results: { fr: 'Réponse', en: 'Answer' },
  views: { fr: 'Montrer la réponse en', en: 'Show the answer as' },
  table: { fr: 'Tableau', en: 'Table' },
  graphique: { fr: 'Graphique', en: 'Chart' },
  carte: { fr: 'Carte', en: 'Map' },
  noResults: {
    fr: 'La question est bien posée ; rien n’y répond.',
    en: 'The question is well put; nothing answers it.',
  },
  truth: { fr: 'La réponse est', en: 'The answer is' },
  rows: { one: { fr: 'ligne', en: 'row' }, many: { fr: 'lignes', en: 'rows' } },
  cut: {
    fr: 'Seules les premières lignes sont montrées ; téléchargez la réponse entière.',
    en: 'Only the first rows are shown; download the whole answer.',
  },
  download: { fr: 'Télécharger la réponse', en: 'Download the answer' },
  noChart: {
    fr: 'Un graphique demande un nom et, si possible, un nombre dans chaque ligne.',
    en: 'A chart needs a name and, if possible, a number in each row.',
  },
  noMap: {
    fr: 'Une carte demande les variables ?lat et ?long, en degrés.',
    en: 'A map needs the variables ?lat and ?long, in degrees.',
  },
  howMany: { fr: 'nombre de lignes', en: 'number of rows' },
  mapOf: { fr: 'La réponse sur la carte', en: 'The answer on the map' },
  peers: { fr: 'Chercher aussi chez les pairs', en: 'Search the peers too' },
  peersNote: {
    fr: 'La question est posée ici et chez ceux que vous cochez, sur leurs données réunies. Cela prend plus de temps.',
    en: 'The question is put here and to those you tick, over their data together. It takes longer.',
  },
  sources: { fr: 'Qui a répondu', en: 'Who answered' },
  here: { fr: 'Ce serveur', en: 'This server' },
  gave: {
    one: { fr: 'a donné une solution', en: 'gave one solution' },
    many: { fr: 'a donné {n} solutions', en: 'gave {n} solutions' },
  },
  joined: {
    one: { fr: '{n} élément à rapprocher de ceux des autres', en: '{n} piece to go with those of others' },
    many: { fr: '{n} éléments à rapprocher de ceux des autres', en: '{n} pieces to go with those of others' },
  },
  nothing: { fr: 'ne sait rien de ce qui est demandé', en: 'knows nothing of what is asked' },
  failed: { fr: 'n’a pas répondu, ou pas jusqu’au bout :', en: 'did not answer, or not to the end:' },
  incomplete: {
    fr: 'La réponse est incomplète : une source au moins y manque.',
    en: 'The answer is incomplete: at least one source is missing from it.',
  },
  several: { fr: 'résultats', en: 'results' },
  onMap: { fr: 'sur la carte', en: 'on the map' },
} as const satisfies Record<string, Message | CountedMessage>;

/** The headings of the examples. */
export const exampleThemeNames = {
  places: { fr: 'Les fabriques, sur la carte et en nombre', en: 'The fabriques, on the map and in numbers' },
  actions: { fr: 'Ce qui s’y fait', en: 'What goes on there' },
  people: { fr: 'Qui les porte, et leur label', en: 'Who carries them, and their label' },
  data: { fr: 'Les données elles-mêmes', en: 'The data themselves' },
} as const satisfies Record<ExampleTheme, Message>;
