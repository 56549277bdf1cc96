import type { ContextDocuments, JsonObject } from '../../core/rdf/json-ld.ts';
import type { ContextDocument } from '../../vocabulary/context.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';

/** The addresses at which the context of this software is known. */
export function ownContextAddresses(baseIri: string): readonly string[] {
  return [`${baseIri}context.jsonld`, 'https://w3id.org/fabriques/context.jsonld'];
}

const schemaOrgAddresses = ['', '/', '/docs/jsonldcontext.jsonld', '/docs/jsonldcontext.json'].flatMap((path) => [
  `https://schema.org${path}`,
  `http://schema.org${path}`,
]);

/**
 * The contexts that a body may refer to by address: this software's, and schema.org's, neither of which is fetched.
 *
 * In place of schema.org's file (200 kB under CC BY-SA) stands a context of our own that reads the properties used
 * here as schema.org means them; its texts get the language of the body, which the shapes want of descriptions.
 */
export function knownContexts(baseIri: string, own: ContextDocument, language: string): ContextDocuments {
  const schemaOrg = { '@context': schemaOrgContext(language) };
  return new Map<string, object>([
    ...schemaOrgAddresses.map((address): [string, object] => [address, schemaOrg]),
    ...ownContextAddresses(baseIri).map((address): [string, object] => [address, own]),
  ]);
}

function schemaOrgContext(language: string): JsonObject {
  const reference = (name: string) => [name, { '@id': prefixes.schema + name, '@type': '@id' }] as const;
  const text = (name: string) => [name, { '@id': prefixes.schema + name, '@language': language }] as const;
  return {
    '@version': 1.1,
    '@vocab': prefixes.schema,
    type: '@type',
    id: '@id',
    schema: prefixes.schema,
    fab: prefixes.fab,
    ...Object.fromEntries(['url', 'sameAs', 'image', 'logo', 'embedUrl', 'contentUrl', 'license'].map(reference)),
    ...Object.fromEntries(['description', 'text'].map(text)),
  };
}
