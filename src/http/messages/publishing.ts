import type { CountedMessage, Message } from '../language.ts';

/** The pages for whoever takes the data up: the catalogue and the stream of changes. */
export const publishing = {
  catalogue: { fr: 'Catalogue des données', en: 'Data catalogue' },
  catalogueLead: {
    fr: 'Tout ce qui est ici se reprend : en entier, par collection ou par source, chacune avec sa licence.',
    en: 'All that is here can be taken up: as a whole, by collection or by source, each with its licence.',
  },
  whole: { fr: 'Tout', en: 'Everything' },
  wholeNote: {
    fr: 'Tous les documents, chacun avec sa source et sa licence ; les contacts personnels seulement avec accord.',
    en: 'All documents, each with its source and licence; personal contacts only with consent.',
  },
  collections: { fr: 'Par collection', en: 'By collection' },
  collectionsNote: {
    fr: 'Chaque liste du site, en tableau et en JSON-LD ; celle des fabriques aussi pour les cartes.',
    en: 'Each list of the site, as a table and as JSON-LD; that of the fabriques for maps, too.',
  },
  sources: { fr: 'Par source', en: 'By source' },
  sourcesNote: {
    fr: 'D’où viennent les données, et à quelles conditions.',
    en: 'Where the data come from, and on which terms.',
  },
  services: { fr: 'Suivre et interroger', en: 'Follow and query' },
  feedName: { fr: 'Flux des modifications (LDES)', en: 'Stream of changes (LDES)' },
  atomName: { fr: 'Dernières modifications (Atom)', en: 'Latest changes (Atom)' },
  fragmentsName: { fr: 'Fragments de triplets (TPF)', en: 'Triple pattern fragments' },
  voidName: { fr: 'Chiffres détaillés (VoID)', en: 'Detailed figures (VoID)' },
  dataset: { fr: 'Jeu de données', en: 'Data set' },
  licence: { fr: 'Licence', en: 'Licence' },
  documents: { fr: 'Documents', en: 'Documents' },
  triples: { fr: 'Triplets', en: 'Triples' },
  things: { fr: 'Fiches', en: 'Records' },
  formats: { fr: 'Formats', en: 'Formats' },
  file: { fr: 'Fichier', en: 'File' },
  size: { fr: 'Taille', en: 'Size' },
  licencesOfDocuments: { fr: 'celle de chaque document', en: 'that of each document' },
  feed: { fr: 'Dernières modifications', en: 'Latest changes' },
  feedLead: {
    fr: 'Chaque modification des données, la plus récente en premier. À suivre dans un lecteur de flux, ou par un logiciel.',
    en: 'Every change of the data, the latest first. Follow it in a feed reader, or with a program.',
  },
  feedForPeople: { fr: 'Pour un lecteur de flux', en: 'For a feed reader' },
  feedForPrograms: { fr: 'Pour un logiciel', en: 'For a program' },
  feedForProgramsNote: {
    fr: 'Un flux d’événements de données liées (LDES) : chaque version de chaque document, suppressions comprises, depuis le début. Un client LDES reconstruit le graphe entier et le tient à jour.',
    en: 'A linked data event stream (LDES): every version of every document, deletions included, from the beginning. An LDES client rebuilds the whole graph and keeps it up to date.',
  },
  retention: {
    fr: 'Tout est gardé, depuis la première modification. Seul ce qui a été effacé pour protéger une personne disparaît aussi des anciennes versions.',
    en: 'Everything is kept, from the first change. Only what was erased to protect a person is gone from old versions, too.',
  },
  changedDocuments: { fr: 'documents', en: 'documents' },
  andOthers: {
    one: { fr: 'et {n} autre', en: 'and {n} other' },
    many: { fr: 'et {n} autres', en: 'and {n} others' },
  },
  pages: { fr: 'Pages du flux', en: 'Pages of the stream' },
  created: { fr: 'nouveau', en: 'new' },
  updated: { fr: 'modifié', en: 'changed' },
  deleted: { fr: 'supprimé', en: 'deleted' },
  by: { fr: 'par', en: 'by' },
} as const satisfies Record<string, Message | CountedMessage>;
