import type { Message } from '../language.ts';

/** The forms of places, and what is said around them. */
export const forms = {
  edit: { fr: 'Modifier cette fiche', en: 'Edit this page' },
  editTitle: { fr: 'Modifier', en: 'Edit' },
  newTitle: { fr: 'Ajouter une fabrique', en: 'Add a fabrique' },
  lead: {
    fr: 'Un nom et une commune suffisent ; le reste peut venir plus tard, par vous ou par d’autres. Une case vide veut dire « on ne sait pas », jamais « non ».',
    en: 'A name and a commune are enough; the rest may come later, from you or others. An empty box means “not known”, never “no”.',
  },
  asMember: { fr: 'Vous écrivez au nom de', en: 'You are writing as' },
  asProposer: {
    fr: 'Sans compte, ce que vous envoyez est une proposition : une personne de l’équipe éditoriale la relit avant de la publier.',
    en: 'Without an account, what you send is a proposal: an editor reads it before it is published.',
  },
  required: { fr: 'nécessaire', en: 'required' },
  oneALine: { fr: 'Un par ligne.', en: 'One a line.' },
  inFrench: { fr: 'en français', en: 'in French' },
  inEnglish: { fr: 'en anglais', en: 'in English' },
  notSaid: { fr: '(rien de dit)', en: '(not said)' },
  exact: { fr: 'exacte', en: 'exact' },
  commune: { fr: 'celle de la commune', en: 'that of the commune' },
  structure: { fr: 'Structure', en: 'Organisation' },
  lead_: { fr: 'pilote', en: 'leads' },
  note: { fr: 'Ce que fait le partenaire', en: 'What the partner does' },
  carriers: { fr: 'Structures porteuses', en: 'Carrier organisations' },
  partners: { fr: 'Partenaires', en: 'Partners' },
  actions: { fr: 'Actions', en: 'Actions' },
  videos: { fr: 'Vidéos sur PeerTube', en: 'Videos on PeerTube' },
  structuresHint: {
    fr: 'Commencez à taper : les structures connues vous sont proposées.',
    en: 'Start typing: the organisations known here are suggested.',
  },
  videoHint: {
    fr: 'Collez l’adresse de la vidéo ; l’adresse d’intégration s’en déduit.',
    en: 'Paste the address of the video; the embed address follows from it.',
  },
  videoAddress: { fr: 'Adresse de la vidéo', en: 'Address of the video' },
  videoTitle: { fr: 'Titre', en: 'Title' },
  emptyRow: { fr: 'Pour retirer une ligne, videz-la.', en: 'To take a row away, empty it.' },
  addRow: { fr: 'Ajouter une ligne', en: 'Add a row' },
  row: { fr: 'ligne', en: 'row' },
  message: { fr: 'En un mot, ce que vous changez', en: 'In a word, what you change' },
  messageHint: { fr: 'Cette phrase restera dans l’historique.', en: 'This sentence stays in the history.' },
  author: { fr: 'Votre nom, si vous le voulez', en: 'Your name, if you wish' },
  authorHint: {
    fr: 'Il figurera dans l’historique, qui est public. Personne n’est tenu de le donner.',
    en: 'It will stand in the history, which is public. Nobody has to give it.',
  },
  honeypot: { fr: 'Laissez cette case vide', en: 'Leave this box empty' },
  save: { fr: 'Enregistrer', en: 'Save' },
  propose: { fr: 'Envoyer la proposition', en: 'Send the proposal' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  refused: { fr: 'Rien n’est perdu, mais il reste à corriger', en: 'Nothing is lost, but something needs mending' },
  unknownStructure: {
    fr: '« {name} » n’est pas encore connue ici : choisissez une structure de la liste, ou videz cette ligne et dites-le dans votre message.',
    en: '“{name}” is not known here yet: choose an organisation from the list, or empty this row and say so in your message.',
  },
  changedMeanwhile: {
    fr: 'Quelqu’un a changé cette fiche pendant que vous écriviez. Voyez l’historique, puis enregistrez de nouveau si votre version doit l’emporter.',
    en: 'Somebody changed this page while you were writing. See the history, then save again if your version is to stand.',
  },
  forged: {
    fr: 'Cette demande ne vient pas d’une page de ce site, ou votre session a changé : relisez et envoyez de nouveau.',
    en: 'This request does not come from a page of this site, or your session has changed: check and send again.',
  },
} as const satisfies Record<string, Message>;
