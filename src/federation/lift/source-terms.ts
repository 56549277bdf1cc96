import type { NamedNode } from '@rdfjs/types';
import { DataFactory } from 'n3';

/** What the terms of lifted records begin with: `source:NOM` is the column or key `NOM`, as the source calls it. */
export const sourceNs = 'source:';

/** The term of a column or key; what an IRI cannot hold is escaped (`code%20postal`). */
export function sourceTerm(name: string): NamedNode {
  return DataFactory.namedNode(sourceNs + name.replaceAll(/[\s<>"{}|\\^`%]/gu, encodeURIComponent));
}

/** The name of a column or key from its term. */
export function sourceName(iri: string): string {
  return decodeURIComponent(iri.slice(sourceNs.length));
}

/** The class of every record. */
export const recordClass = sourceTerm('Record');

/** The node of the record with a number. */
export function recordNode(number: number): NamedNode {
  return DataFactory.namedNode(`record:${number}`);
}

/** Whether a node is that of a record, which has no address of its own yet. */
export function isRecordNode(iri: string): boolean {
  return iri.startsWith('record:');
}

/** The field with the licence that an answer as a whole states. */
export const licenceField = '_licence';

/** Fields that reading adds to those of the source: nobody misses them. */
export const addedFields: ReadonlySet<string> = new Set([licenceField, '_page', '_table', '_row', '_template']);
