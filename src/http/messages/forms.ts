import type { Message } from '../language.ts';

/** The forms of places, and what is said around them. */
export const forms = {
  edit: { fr: 'Modifier cette fiche', en: 'Edit this page' },
  editTitle: { fr: 'Modifier', en: 'Edit' },
  newPlace: { fr: 'Ajouter une fabrique', en: 'Add a fabrique' },
  newOtherPlace: { fr: 'Ajouter un tiers-lieu', en: 'Add a third place' },
  newStructure: { fr: 'Ajouter une structure', en: 'Add an organisation' },
  newVisit: { fr: 'Raconter une visite', en: 'Tell of a visit' },
  newPractice: { fr: 'Partager une pratique', en: 'Share a practice' },
  newCategory: { fr: 'Ajouter une catégorie de pratiques', en: 'Add a practice category' },
  newAction: { fr: 'Ajouter une action', en: 'Add an action' },
  placeLead: {
    fr: 'Un nom et une commune suffisent ; le reste peut venir plus tard, par vous ou par d’autres.',
    en: 'A name and a commune are enough; the rest may come later, from you or others.',
  },
  structureLead: {
    fr: 'Une association, une collectivité, une entreprise… qui porte une fabrique ou en est partenaire. Un nom suffit.',
    en: 'An association, a local authority, a company… that carries a fabrique or is its partner. A name is enough.',
  },
  visitLead: {
    fr: 'Qui est allé chez qui, et ce qui en est sorti : c’est ainsi que les fabriques se connaissent.',
    en: 'Who went to whom, and what came of it: this is how fabriques come to know each other.',
  },
  practiceLead: {
    fr: 'Une manière de faire qui peut servir à d’autres. Un titre et une catégorie suffisent.',
    en: 'A way of doing that others can use. A title and a category are enough.',
  },
  actionLead: {
    fr: 'La liste des actions est ouverte : nommez la vôtre, et rangez-la sous les catégories où d’autres la chercheraient.',
    en: 'The list of actions is open: name yours, and put it under the categories where others would look for it.',
  },
  categoryLead: {
    fr: 'La liste des catégories est ouverte : nommez la vôtre, et dites en une phrase quelles pratiques s’y rangent.',
    en: 'The list of categories is open: name yours, and say in a sentence which practices belong to it.',
  },
  unknownIsNotNo: {
    fr: 'Une case vide veut dire « on ne sait pas », jamais « non ».',
    en: 'An empty box means “not known”, never “no”.',
  },
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
  street: { fr: 'dans la rue', en: 'in the street' },
  commune: { fr: 'celle de la commune', en: 'that of the commune' },
  structure: { fr: 'Structure', en: 'Organisation' },
  lead_: { fr: 'pilote', en: 'leads' },
  suggested: { fr: 'Suggestions : {n}', en: 'Suggestions: {n}' },
  place: { fr: 'Fabrique', en: 'Fabrique' },
  category: { fr: 'Catégorie', en: 'Category' },
  carriers: { fr: 'Structures porteuses', en: 'Carrier organisations' },
  partners: { fr: 'Partenaires', en: 'Partners' },
  contacts: { fr: 'Contacts', en: 'Contacts' },
  contactsHint: {
    fr: 'Une personne ou un service à qui écrire. Sans son accord, seules l’équipe du lieu et l’équipe éditoriale le voient : il n’est ni sur la page, ni dans les données. Avec son accord, tout le monde le voit et peut le reprendre.',
    en: 'A person or a service to write to. Without their consent only the team of the place and editors see it: it is neither on the page nor in the data. With it, everybody sees it and may take it up.',
  },
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
  unknownName: {
    fr: '« {name} » n’est pas encore connue ici : choisissez un nom de la liste, ou ajoutez d’abord sa fiche.',
    en: '“{name}” is not known here yet: choose a name from the list, or add its page first.',
  },
  like: { fr: 'Peut-être : {names}.', en: 'Perhaps: {names}.' },
  severalCommunes: {
    fr: 'Plusieurs communes répondent : choisissez le code de la vôtre. {list}',
    en: 'Several communes answer to this: choose the code of yours. {list}',
  },
  changedMeanwhile: {
    fr: 'Quelqu’un a changé cette fiche pendant que vous écriviez. Ce que vous seul avez changé est gardé, ce que l’autre seul a changé est repris ; là où vous avez changé la même chose, les deux versions sont dites. Relisez, puis enregistrez de nouveau.',
    en: 'Somebody changed this page while you were writing. What only you changed is kept, what only they changed is taken over; where you both changed the same, both versions are told. Check, then save again.',
  },
  standsNow: {
    fr: 'Entre-temps, quelqu’un a écrit : « {value} ». Votre version est celle de la case.',
    en: 'Meanwhile somebody wrote: “{value}”. Your version is the one in the box.',
  },
  labels: { fr: 'Labellisations', en: 'Labellings' },
  labelsHint: {
    fr: 'Chaque obtention du label, et chaque renouvellement, est une ligne.',
    en: 'Each time the label was given or renewed is a row.',
  },
  actionsHint: {
    fr: 'Commencez à taper : les actions connues vous sont proposées. Dites pour chacune si vous la faites, l’avez commencée ou la voudriez.',
    en: 'Start typing: the actions known here are suggested. Say of each whether you do it, have started or want to.',
  },
  characteristics: { fr: 'Ce qui fait de vous une fabrique', en: 'What makes you a fabrique' },
  characteristicsHint: {
    fr: 'Les six caractéristiques, chacune avec ce qui le montre chez vous.',
    en: 'The six characteristics, each with what shows it at your place.',
  },
  placesHint: {
    fr: 'Commencez à taper : les fabriques connues vous sont proposées.',
    en: 'Start typing: the fabriques known here are suggested.',
  },
  visitor: { fr: 'Qui visite', en: 'Who visits' },
  host: { fr: 'Qui accueille', en: 'Who hosts' },
  practisedBy: { fr: 'Pratiquée par', en: 'Practised by' },
  funding: { fr: 'Bouquet de financement', en: 'Funding mix' },
  fundingHint: {
    fr: 'Une ligne par financement : d’où vient l’argent, combien, pour quelle période.',
    en: 'A row for each funding: where the money comes from, how much, for which period.',
  },
  broader: { fr: 'Catégories', en: 'Categories' },
  broaderHint: {
    fr: 'Une action peut relever de plusieurs catégories ; sans aucune, elle en est une elle-même.',
    en: 'An action may sit under several categories; under none, it is one itself.',
  },
  pointMap: { fr: 'Carte pour placer le lieu', en: 'Map to place the point' },
  pointHint: {
    fr: 'Cliquez sur la carte ou faites glisser le point. Vous pouvez aussi coller dans « latitude » l’adresse d’une carte, ou deux nombres comme 45.9593, 5.3516.',
    en: 'Click on the map or drag the point. You may also paste the address of a map into “latitude”, or two numbers such as 45.9593, 5.3516.',
  },
  pointPut: { fr: 'Mettre le point au centre de la carte', en: 'Put the point in the middle of the map' },
  point: { fr: 'Le lieu', en: 'The place' },
  pointElsewhere: {
    fr: 'Voir cet endroit sur OpenStreetMap (autre site)',
    en: 'See this spot on OpenStreetMap (another site)',
  },
  forged: {
    fr: 'Cette demande ne vient pas d’une page de ce site, ou votre session a changé : relisez et envoyez de nouveau.',
    en: 'This request does not come from a page of this site, or your session has changed: check and send again.',
  },
} as const satisfies Record<string, Message>;
