import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { collectionNames, type CollectionName } from '../../catalogue/kinds.ts';
import { describe, integer, literal, namedNode, term } from './exchange-terms.ts';
import type { DatasetDescription } from './void-quads.ts';

/** What the things of each collection are in PAIR. */
export const pairClasses: Readonly<Record<CollectionName, string>> = {
  fabriques: 'Place',
  'tiers-lieux': 'Place',
  structures: 'Organization',
  actions: 'Topic',
  visites: 'Event',
  pratiques: 'Document',
  categories: 'Topic',
};

/** The name of the subset that is rendered in PAIR. */
export function pairDatasetIri(baseIri: string): string {
  return `${baseIri}.well-known/void#pair`;
}

/**
 * The rendering in PAIR as a data set of its own, whose partitions are the LDP containers: so SemApps finds which
 * address holds which class (its data provider reads `void:class` and `void:uriSpace` of each partition).
 */
export function describeContainers({ baseIri, datasets }: DatasetDescription): Quad[] {
  const rendering = namedNode(pairDatasetIri(baseIri));
  return [
    DataFactory.quad(namedNode(baseIri), term('void:subset'), rendering),
    ...describe(rendering, [
      ['rdf:type', term('void:Dataset')],
      ['dcterms:title', { fr: 'Les mêmes données, dans les mots de PAIR', en: 'The same data, in the words of PAIR' }],
      ['void:vocabulary', namedNode('http://virtual-assembly.org/ontologies/pair#')],
      ['void:uriSpace', literal(baseIri)],
    ]),
    ...collectionNames.flatMap((name) => {
      const partition = namedNode(`${baseIri}.well-known/void#pair-${name}`);
      return [
        DataFactory.quad(rendering, term('void:classPartition'), partition),
        ...describe(partition, [
          ['rdf:type', term('void:Dataset')],
          ['void:class', term(`pair:${pairClasses[name]}`)],
          ['void:uriSpace', literal(`${baseIri}${name}?vocab=pair`)],
          ['void:entities', integer(datasets.collections[name].things)],
        ]),
      ];
    }),
  ];
}
