import type { Person } from './browserless.ts';
import { fieldsIn } from './browserless.ts';
import type { Send } from './writer.ts';

/** The base of the servers of tests. */
export const base = 'http://fabriques.example/';
const prefixes = 'PREFIX schema: <https://schema.org/> PREFIX fab: <https://w3id.org/fabriques/ns#>';
const turtle = { 'content-type': 'text/turtle' };
const update = { 'content-type': 'application/sparql-update' };
const merge = { 'content-type': 'application/merge-patch+json' };

/** Somebody who writes: as a program, and in front of a browser. */
export interface Writer {
  readonly send: Send;
  readonly person: Person;
}

/** A change of a place: another name, and the code of its commune, which may be wrong. */
export interface Change {
  readonly alternateName: string;
  readonly communeCode: string;
}

/** What a writer has seen before changing. */
export interface Seen {
  /** The entity tag of the thing or of its graph. */
  readonly etag: string;
  /** The fields of its form. */
  readonly fields: URLSearchParams | undefined;
}

/** One way in: what it sees first, and how it then changes a place. */
export interface WayIn {
  readonly see: (writer: Writer, slug: string) => Promise<Seen>;
  readonly change: (writer: Writer, slug: string, change: Change, seen: Seen) => Promise<number>;
  /** Whether it says what it has seen; others change what stands, whatever that is. */
  readonly conditional: boolean;
}

const json = ({ alternateName, communeCode }: Change) => ({
  ...{ type: 'Fabrique', name: 'Lieu' },
  ...{ alternateName: [alternateName], communeCode },
});
const triples = (slug: string, { alternateName, communeCode }: Change) => `${prefixes}
  <${base}fabriques/${slug}> a fab:Fabrique ; schema:name "Lieu" ; schema:alternateName "${alternateName}" ;
    fab:communeCode "${communeCode}" .`;
const replacing = (slug: string, { alternateName, communeCode }: Change) => `
  DELETE { ?place schema:alternateName ?old ; fab:communeCode ?code }
  INSERT { ?place schema:alternateName "${alternateName}" ; fab:communeCode "${communeCode}" }
  WHERE { BIND(<${base}fabriques/${slug}> AS ?place) ?place fab:communeCode ?code
    OPTIONAL { ?place schema:alternateName ?old } }`;

const seeThing: WayIn['see'] = async ({ send }, slug) => ({
  etag: String((await send('GET', `/fabriques/${slug}`)).headers.etag),
  fields: undefined,
});
const seeGraph: WayIn['see'] = async ({ send }, slug) => ({
  etag: String((await send('GET', `/graphs/fabriques/${slug}`)).headers.etag),
  fields: undefined,
});
const ifMatch = ({ etag }: Seen) => ({ 'if-match': etag });

/** Every way in which somebody changes a thing that there is. */
export const waysIn: Readonly<Record<string, WayIn>> = {
  'PUT of JSON': {
    ...{ see: seeThing, conditional: true },
    change: async ({ send }, slug, change, seen) =>
      (await send('PUT', `/fabriques/${slug}`, json(change), ifMatch(seen))).statusCode,
  },
  'PUT of Turtle': {
    ...{ see: seeThing, conditional: true },
    change: async ({ send }, slug, change, seen) =>
      (await send('PUT', `/fabriques/${slug}`, triples(slug, change), { ...turtle, ...ifMatch(seen) })).statusCode,
  },
  'merge patch': {
    ...{ see: seeThing, conditional: true },
    change: async ({ send }, slug, change, seen) =>
      (await send('PATCH', `/fabriques/${slug}`, json(change), { ...merge, ...ifMatch(seen) })).statusCode,
  },
  'SPARQL patch': {
    ...{ see: seeThing, conditional: true },
    change: async ({ send }, slug, change, seen) => {
      const text = prefixes + replacing(slug, change);
      return (await send('PATCH', `/fabriques/${slug}`, text, { ...update, ...ifMatch(seen) })).statusCode;
    },
  },
  'SPARQL Update': {
    ...{ see: seeThing, conditional: false },
    change: async ({ send }, slug, change) => {
      const text = `${prefixes} WITH <${base}graphs/fabriques/${slug}> ${replacing(slug, change)}`;
      return (await send('POST', '/sparql', text, update)).statusCode;
    },
  },
  'PUT of a graph': {
    ...{ see: seeGraph, conditional: true },
    change: async ({ send }, slug, change, seen) => {
      const headers = { ...turtle, ...ifMatch(seen) };
      return (await send('PUT', `/graphs/fabriques/${slug}`, triples(slug, change), headers)).statusCode;
    },
  },
  'POST to a graph': {
    ...{ see: seeGraph, conditional: true },
    change: async ({ send }, slug, { alternateName, communeCode }, seen) => {
      // Added to what stands: a second code of a commune is as wrong as a wrong one.
      const text = `${prefixes} <${base}fabriques/${slug}> schema:alternateName "${alternateName}" ; fab:communeCode "${communeCode}" .`;
      return (await send('POST', `/graphs/fabriques/${slug}`, text, { ...turtle, ...ifMatch(seen) })).statusCode;
    },
  },
  form: {
    conditional: true,
    see: async ({ person }, slug) => ({
      etag: '',
      fields: fieldsIn((await person.get(`/fabriques/${slug}/modifier`)).body),
    }),
    change: async ({ person }, slug, { alternateName, communeCode }, { fields }) => {
      const typed = new URLSearchParams(fields);
      typed.set('alternateName', alternateName);
      typed.set('communeCode', communeCode);
      typed.set('_do', 'save');
      return (await person.post(`/fabriques/${slug}/modifier`, typed)).statusCode;
    },
  },
};
