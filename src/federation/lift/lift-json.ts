import type { BlankNode, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdf, xsd } from '../../vocabulary/terms.ts';
import { recordClass, recordNode, sourceTerm } from './source-terms.ts';

/** A record as a source gives it: keys with values of JSON. */
export type SourceRecord = Readonly<Record<string, unknown>>;

/**
 * Records as RDF, just as they are: each key a property `source:key`, each object a node, each list several values.
 * What is empty (`null`, `""`, `[]`, a text of spaces) says nothing.
 *
 * Mappings are SPARQL queries over this, so that nothing has to be programmed for another source.
 */
export function liftRecords(records: readonly SourceRecord[]): Quad[] {
  return records.flatMap((record, number) => {
    const node = recordNode(number);
    const quads: Quad[] = [DataFactory.quad(node, rdf.type, recordClass)];
    liftObject(node, record, quads, `r${number}`);
    return quads;
  });
}

function liftObject(node: NamedNode | BlankNode, object: SourceRecord, quads: Quad[], path: string): void {
  for (const [key, value] of Object.entries(object)) {
    liftValue(node, sourceTerm(key), value, quads, `${path}_${quads.length}`);
  }
}

function liftValue(
  node: NamedNode | BlankNode,
  property: NamedNode,
  value: unknown,
  quads: Quad[],
  path: string,
): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => liftValue(node, property, item, quads, `${path}i${index}`));
  } else if (typeof value === 'object' && value !== null) {
    const part = DataFactory.blankNode(path);
    quads.push(DataFactory.quad(node, property, part));
    liftObject(part, value as SourceRecord, quads, path);
  } else {
    const literal = toLiteral(value);
    if (literal) {
      quads.push(DataFactory.quad(node, property, literal));
    }
  }
}

function toLiteral(value: unknown): Quad['object'] | undefined {
  if (typeof value === 'string') {
    return value.trim() === '' ? undefined : DataFactory.literal(value.trim());
  }
  if (typeof value === 'boolean') {
    return DataFactory.literal(String(value), xsd.boolean);
  }
  // A number as a text: what it means, and with how many digits, is for the mapping to say.
  return typeof value === 'number' ? DataFactory.literal(String(value)) : undefined;
}
