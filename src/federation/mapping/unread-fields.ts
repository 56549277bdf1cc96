import type { Quad } from '@rdfjs/types';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { rdf } from '../../vocabulary/terms.ts';
import { recordClass, sourceName, sourceNs } from '../lift/source-terms.ts';

/** The fields of the records that a mapping does not mention, so that nobody believes that they were taken. */
export function unreadFields(lifted: readonly Quad[], construct: string): string[] {
  const fields = new Set<string>();
  for (const { predicate } of lifted) {
    if (predicate.value.startsWith(sourceNs)) {
      fields.add(predicate.value);
    }
  }
  const [, prefix] = /PREFIX\s+([\w-]*):\s*<source:>/iu.exec(construct) ?? [];
  const isRead = (iri: string): boolean => {
    const local = iri.slice(sourceNs.length).replaceAll(/[$.*+?()[\]]/gu, (sign) => `\\\\?\\${sign}`);
    const spelled = prefix === undefined ? '' : `|(?<![\\w-])${prefix}:${local}(?![\\w-])`;
    return new RegExp(`<${iri.replaceAll(/[$.*+?()[\]]/gu, '\\$&')}>${spelled}`, 'u').test(construct);
  };
  return [...fields]
    .filter((iri) => !isRead(iri))
    .map(sourceName)
    .sort(compareStrings);
}

/** How many records there are among lifted triples. */
export function countRecords(lifted: readonly Quad[]): number {
  return lifted.filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(recordClass)).length;
}
