import type { Message } from '../language.ts';

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 has them. */
export type Schema = Readonly<Record<string, unknown>>;

/** The chapters of the documentation, in their order. */
export const tags = {
  things: { fr: 'Fiches et listes', en: 'Things and lists' },
  writing: { fr: 'Écrire', en: 'Writing' },
  sparql: { fr: 'SPARQL et graphes', en: 'SPARQL and graphs' },
  exchange: { fr: 'Échanger', en: 'Exchanging' },
  vocabulary: { fr: 'Vocabulaire', en: 'Vocabulary' },
  portal: { fr: 'Portail', en: 'Portal' },
  operating: { fr: 'Exploiter', en: 'Operating' },
} as const satisfies Record<string, Message>;

/** A chapter of the documentation. */
export type Tag = keyof typeof tags;

/** A part of a request beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly says: Message;
  readonly schema?: Schema;
  readonly required?: boolean;
  /** A value that works: the tests send it. */
  readonly example?: string;
}

/** What a request may carry, by media type; the examples are sent by the tests. */
export interface Body {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

/** What one method does at one address. */
export interface Operation {
  readonly tag: Tag;
  readonly summary: Message;
  readonly description?: Message;
  readonly parameters?: readonly Parameter[];
  readonly body?: Body;
  /** The status of success with the media types it may come in; none for an answer without a body. */
  readonly success: readonly [status: 200 | 201 | 204 | 302 | 303, mediaTypes: readonly string[], schema?: Schema];
  /** What else it may answer, beside what everything may. */
  readonly failures?: readonly number[];
  /** Whether it needs a token. */
  readonly writes?: boolean | 'sometimes';
  /** Why its example is not sent by the tests, where that needs something that they do not have. */
  readonly notRun?: string;
}

/** Operations by method and path: `GET /fabriques/{slug}`. */
export type Operations = Readonly<Record<string, Operation>>;

/** A parameter of the path. */
export function inPath(name: string, says: Message, example: string): Parameter {
  return { name, in: 'path', says, example, required: true };
}

/** A parameter of the query. */
export function inQuery(name: string, says: Message, example?: string, schema?: Schema): Parameter {
  return { name, in: 'query', says, ...(example !== undefined && { example }), ...(schema && { schema }) };
}

/** A header of the request. */
export function inHeader(name: string, says: Message): Parameter {
  return { name, in: 'header', says };
}

/** A schema of the components. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
