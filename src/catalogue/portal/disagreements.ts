import type { NamedNode } from '@rdfjs/types';
import { fab, geo, schema } from '../../vocabulary/terms.ts';
import { readResources } from './resource.ts';
import type { ThingDocument } from './thing-documents.ts';

/** A property of which documents give different values. */
export interface Disagreement {
  readonly property: string;
  readonly says: readonly { readonly graph: string; readonly values: readonly string[] }[];
}

/** Properties that have one true value, so that two values are a disagreement and not a list. */
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
];
const comparedOfAddress: readonly NamedNode[] = [schema.streetAddress, schema.postalCode, schema.addressLocality];

/** What the documents about a thing say differently; a document that is silent does not disagree. */
export function findDisagreements(iri: string, documents: readonly ThingDocument[]): Disagreement[] {
  const readings = documents.map(({ graph, quads }) => ({ graph, thing: readResources(quads)(iri) }));
  const compare = (property: NamedNode, ofAddress: boolean): Disagreement[] => {
    const says = readings.flatMap(({ graph, thing }) => {
      const values = (ofAddress ? thing.resource(schema.address) : thing)?.values(property) ?? [];
      return values.length > 0 ? [{ graph, values }] : [];
    });
    const distinct = new Set(says.map(({ values }) => [...values].sort().join('\n')));
    return distinct.size > 1 ? [{ property: property.value, says }] : [];
  };
  return [
    ...compared.flatMap((property) => compare(property, false)),
    ...comparedOfAddress.flatMap((property) => compare(property, true)),
  ];
}
