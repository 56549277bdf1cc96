import type { NamedNode } from '@rdfjs/types';
import { fab, geo, schema } from '../../vocabulary/terms.ts';
import { readResources } from './resource.ts';
import type { ThingDocument } from './thing-documents.ts';

/** What each document that speaks says of one property. */
export interface Disagreement {
  readonly property: string;
  /** Whether they say different things. */
  readonly differs: boolean;
  readonly says: readonly { readonly graph: string; readonly values: readonly string[] }[];
}

/** Properties of which a reader wants to know who says what. */
const compared: readonly NamedNode[] = [
  schema.name,
  schema.foundingDate,
  fab.communeCode,
  fab.departementCode,
  fab.inQPV,
  fab.numerique,
  fab.territoryType,
  fab.legalForm,
  fab.siret,
  geo.lat,
  geo.long,
  schema.url,
  fab.family,
];
const comparedOfAddress: readonly NamedNode[] = [schema.streetAddress, schema.postalCode, schema.addressLocality];

/** A document with the thing it speaks of: a source may know the same place under an address of its own. */
export interface Speaking extends Pick<ThingDocument, 'graph' | 'quads'> {
  readonly thing: string;
}

/** What several documents say of one thing, side by side; a document that is silent does not disagree. */
export function compareDocuments(documents: readonly Speaking[]): Disagreement[] {
  const readings = documents.map(({ graph, quads, thing }) => ({ graph, thing: readResources(quads)(thing) }));
  const compare = (property: NamedNode, ofAddress: boolean): Disagreement[] => {
    const says = readings.flatMap(({ graph, thing }) => {
      const values = (ofAddress ? thing.resource(schema.address) : thing)?.values(property) ?? [];
      return values.length > 0 ? [{ graph, values }] : [];
    });
    const distinct = new Set(says.map(({ values }) => [...values].sort().join('\n')));
    return says.length > 0 ? [{ property: property.value, differs: distinct.size > 1, says }] : [];
  };
  return [
    ...compared.flatMap((property) => compare(property, false)),
    ...comparedOfAddress.flatMap((property) => compare(property, true)),
  ];
}
