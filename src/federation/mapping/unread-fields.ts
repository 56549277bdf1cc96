import type { Quad } from '@rdfjs/types';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { addedFields, sourceName, sourceNs } from '../lift/source-terms.ts';

/** The fields of the records that a mapping does not mention, so that nobody believes that they were taken. */
export function unreadFields(lifted: readonly Quad[], construct: string): string[] {
  return unreadProperties(
    lifted.filter(({ predicate }) => predicate.value.startsWith(sourceNs)),
    construct,
  )
    .map(sourceName)
    .filter((name) => !addedFields.has(name))
    .sort(compareStrings);
}

/** Properties that say how a source is built rather than what it knows. */
const structural = [prefixes.rdf, 'http://www.w3.org/ns/ldp#', 'http://www.w3.org/ns/hydra/core#'];

/** The properties that a mapping does not mention, in the words of the source. */
export function unreadProperties(quads: readonly Quad[], construct: string): string[] {
  const namespaces = [...construct.matchAll(/PREFIX\s+([\w-]*):\s*<([^>]*)>/giu)].map(
    ([, prefix = '', namespace = '']) => ({ prefix, namespace }),
  );
  // What is made may have the words of what is read.
  const pattern = construct.slice(Math.max(0, construct.search(/\bWHERE\b/iu)));
  const isRead = (iri: string): boolean =>
    pattern.includes(`<${iri}>`) ||
    namespaces.some(({ prefix, namespace }) => {
      const local = iri.slice(namespace.length).replaceAll(/[$.*+?()[\]]/gu, (sign) => `\\\\?\\${sign}`);
      const spelled = new RegExp(`(?<![\\w-])${prefix}:${local}(?![\\w:-])`, 'u');
      return iri.startsWith(namespace) && spelled.test(pattern);
    });
  return [...new Set(quads.map(({ predicate }) => predicate.value))]
    .filter((iri) => !structural.some((namespace) => iri.startsWith(namespace)) && !isRead(iri))
    .sort(compareStrings);
}
