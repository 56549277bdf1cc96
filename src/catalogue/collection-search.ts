import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { prefixes } from '../vocabulary/namespaces.ts';
import type { CollectionName } from './kinds.ts';
import { dcterms, fab, rdf, schema } from '../vocabulary/terms.ts';

const hydra = (name: string) => DataFactory.namedNode(prefixes.hydra + name);

/** The parameters of every collection, with what each is about. */
const ofAll: readonly (readonly [name: string, property: Quad['object']])[] = [
  ['q', hydra('freetextQuery')],
  ['departement', fab.departementCode],
  ['region', fab.regionCode],
  ['commune', fab.communeCode],
  ['codePostal', schema.postalCode],
  ['qpv', fab.inQPV],
  ['numerique', fab.numerique],
  ['action', fab.action],
  ['statut', fab.status],
  ['structure', fab.carriedBy],
  ['famille', fab.family],
  ['annee', dcterms.date],
  ['bbox', DataFactory.namedNode(`${prefixes.geosparql}sfWithin`)],
  ['pres', DataFactory.namedNode(`${prefixes.schema}geoMidpoint`)],
  ['rayon', DataFactory.namedNode(`${prefixes.schema}geoRadius`)],
  ['page', hydra('pageIndex')],
  ['parPage', hydra('limit')],
];

/** Those of visits alone. */
const ofVisits: typeof ofAll = [['fabrique', fab.visitor]];

/**
 * How a collection is searched, for programs that read Hydra.
 *
 * @param iri - That of the collection without filters.
 * @see {@link https://www.hydra-cg.com/spec/latest/core/#templated-links | Hydra, templated links}
 */
export function collectionSearch(collection: Quad['subject'], iri: string, name: CollectionName): Quad[] {
  const parameters = [...ofAll, ...(name === 'visites' ? ofVisits : [])];
  const search = DataFactory.namedNode(`${iri}#search`);
  const template = `${iri}{?${parameters.map(([name]) => name).join(',')}}`;
  return [
    DataFactory.quad(collection, hydra('search'), search),
    DataFactory.quad(search, rdf.type, hydra('IriTemplate')),
    DataFactory.quad(search, hydra('template'), DataFactory.literal(template)),
    DataFactory.quad(search, hydra('variableRepresentation'), hydra('BasicRepresentation')),
    ...parameters.flatMap(([name, property]) => {
      const mapping = DataFactory.namedNode(`${iri}#search-${name}`);
      return [
        DataFactory.quad(search, hydra('mapping'), mapping),
        DataFactory.quad(mapping, hydra('variable'), DataFactory.literal(name)),
        DataFactory.quad(mapping, hydra('property'), property),
      ];
    }),
  ];
}
