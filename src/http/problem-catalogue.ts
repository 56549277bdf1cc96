import type { ErrorCode } from '../core/errors.ts';
import type { Message } from './language.ts';

/** The problems that only HTTP knows, beside the errors of the domain. */
export type HttpProblemCode =
  | 'headers-too-large'
  | 'internal'
  | 'method-not-allowed'
  | 'not-implemented'
  | 'request-timeout'
  | 'request-too-slow'
  | 'uri-too-long';

/** The name of a problem; the last part of its `type`. */
export type ProblemCode = ErrorCode | HttpProblemCode;

/**
 * What a client is told of a problem.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9457 | RFC 9457}
 */
export interface ProblemDocument {
  /** An IRI that names the kind of problem. */
  readonly type: string;
  /** The kind of problem in a few words, in the language of the reader. */
  readonly title: string;
  readonly status: number;
  /** What is wrong this time, one sentence. */
  readonly detail: string;
  /** Facts beside the sentence: `line`, `parameter`, `available` … */
  readonly [extension: string]: unknown;
}

/** The one table from a problem to its status and its title. */
export const problemCatalogue: Readonly<Record<ProblemCode, readonly [status: number, title: Message]>> = {
  'bad-request': [400, { fr: 'La demande n’est pas comprise', en: 'The request is not understood' }],
  'client-gone': [499, { fr: 'La demande a été abandonnée', en: 'The request was given up' }],
  conflict: [409, { fr: 'Cela n’est pas possible en l’état', en: 'This is not possible as things are' }],
  'configuration-invalid': [500, { fr: 'Le serveur est mal réglé', en: 'The server is misconfigured' }],
  forbidden: [403, { fr: 'Vous n’en avez pas le droit', en: 'You may not do this' }],
  gone: [410, { fr: 'Cette page a été retirée', en: 'This page was taken away' }],
  'graph-not-found': [404, { fr: 'Ce document n’existe pas', en: 'There is no such document' }],
  'headers-too-large': [431, { fr: 'Les en-têtes sont trop longs', en: 'The headers are too long' }],
  internal: [500, { fr: 'Le serveur s’est trompé', en: 'The server made a mistake' }],
  'key-reused': [422, { fr: 'Cette clé a déjà servi', en: 'This key was used before' }],
  'malformed-query': [400, { fr: 'La requête n’est pas du SPARQL 1.1', en: 'The query is not SPARQL 1.1' }],
  'malformed-rdf': [400, { fr: 'Les données envoyées ne se lisent pas', en: 'The data sent cannot be read' }],
  'method-not-allowed': [405, { fr: 'Cela ne se fait pas à cette adresse', en: 'This address does not do that' }],
  moved: [301, { fr: 'Cette fiche a changé d’adresse', en: 'This record has moved' }],
  'not-acceptable': [406, { fr: 'Ce format n’est pas proposé', en: 'This format is not on offer' }],
  'not-found': [404, { fr: 'Cette page n’existe pas', en: 'There is no such page' }],
  'not-implemented': [501, { fr: 'Méthode inconnue', en: 'Unknown method' }],
  'precondition-required': [
    428,
    { fr: 'Il faut dire quelle version on remplace', en: 'Say which version is replaced' },
  ],
  'query-timeout': [503, { fr: 'La requête prend trop de temps', en: 'The query takes too long' }],
  'query-too-complex': [400, { fr: 'La requête est trop complexe', en: 'The query is too complex' }],
  'record-conflict': [409, { fr: 'Cela a changé entre-temps', en: 'This has changed meanwhile' }],
  'remote-failed': [502, { fr: 'Un autre serveur ne répond pas bien', en: 'Another server does not answer well' }],
  'remote-refused': [403, { fr: 'Ce serveur n’interroge pas celui-là', en: 'This server does not ask that one' }],
  'remote-timeout': [504, { fr: 'Un autre serveur est trop lent', en: 'Another server is too slow' }],
  'request-timeout': [503, { fr: 'La réponse prend trop de temps', en: 'The answer takes too long' }],
  'request-too-slow': [408, { fr: 'La demande arrive trop lentement', en: 'The request comes too slowly' }],
  'result-too-large': [413, { fr: 'Le résultat est trop grand', en: 'The result is too large' }],
  'revision-conflict': [412, { fr: 'La fiche a changé entre-temps', en: 'The document has changed meanwhile' }],
  'state-corrupt': [500, { fr: 'Les données du serveur sont abîmées', en: 'The data of the server are damaged' }],
  'state-in-use': [500, { fr: 'Les données servent déjà ailleurs', en: 'The data are in use elsewhere' }],
  'state-incompatible': [500, { fr: 'Les données sont d’une autre version', en: 'The data are of another version' }],
  stopping: [503, { fr: 'Le serveur s’arrête', en: 'The server is stopping' }],
  'storage-full': [507, { fr: 'Le serveur n’a plus de place', en: 'The server is out of space' }],
  'store-busy': [503, { fr: 'Le serveur est très sollicité', en: 'The server is very busy' }],
  'store-loading': [503, { fr: 'Le serveur démarre', en: 'The server is starting' }],
  'store-unavailable': [503, { fr: 'Les données ne répondent pas', en: 'The data do not answer' }],
  'too-large': [413, { fr: 'C’est trop volumineux', en: 'This is too large' }],
  'too-many-attempts': [429, { fr: 'Trop d’essais', en: 'Too many attempts' }],
  'too-many-requests': [429, { fr: 'Trop de demandes à la fois', en: 'Too many requests at a time' }],
  unauthorized: [401, { fr: 'Il faut s’identifier', en: 'Identification is needed' }],
  'unsupported-media-type': [415, { fr: 'Ce format n’est pas compris', en: 'This format is not understood' }],
  'uri-too-long': [414, { fr: 'L’adresse est trop longue', en: 'The address is too long' }],
  'validation-failed': [422, { fr: 'La fiche ne respecte pas le modèle', en: 'The document does not fit the model' }],
};
