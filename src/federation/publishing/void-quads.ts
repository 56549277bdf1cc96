import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { DatasetStatistics } from '../../catalogue/dataset-statistics.ts';
import type { Datasets } from '../../catalogue/datasets.ts';
import { collectionNames } from '../../catalogue/kinds.ts';
import { localNameOf, ontologyIri } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { dumpNames } from './dump-files.ts';
import { dateTime, describe, integer, literal, namedNode, term } from './exchange-terms.ts';

/** From what a data set is described. */
export interface DatasetDescription {
  readonly baseIri: string;
  readonly vocabulary: Vocabulary;
  readonly statistics: DatasetStatistics;
  readonly datasets: Datasets;
  readonly modified: Date | undefined;
}

/**
 * The whole data set in VoID: how big it is, of what classes and properties, from which sources, with which links.
 *
 * @see {@link https://www.w3.org/TR/void/ | VoID}
 */
export function describeDataset(description: DatasetDescription): Quad[] {
  const { baseIri, vocabulary, statistics, datasets, modified } = description;
  const dataset = namedNode(baseIri);
  const at = (path: string) => namedNode(baseIri + path);
  return [
    ...describe(dataset, [
      ['rdf:type', [term('void:Dataset'), term('dcat:Dataset')]],
      ['dcterms:title', vocabulary.title],
      ['dcterms:description', vocabulary.description],
      ['dcterms:license', datasets.licences.map(({ licence }) => namedNode(licence))],
      ['dcterms:modified', modified && dateTime(modified)],
      ['foaf:homepage', dataset],
      ['void:sparqlEndpoint', at('sparql')],
      ['void:uriSpace', literal(baseIri)],
      ['void:vocabulary', namedNode(ontologyIri)],
      ['void:rootResource', collectionNames.map(at)],
      ['void:exampleResource', at('fabriques/lab01')],
      ['void:dataDump', dumpNames.map((name) => at(`dumps/${name}`))],
      ['void:feature', ['JSON-LD', 'Turtle', 'TriG', 'N-Triples', 'N-Quads', 'RDF_XML'].map(feature)],
      ['void:triples', integer(statistics.triples)],
      ['void:entities', integer(statistics.subjects)],
      ['void:distinctSubjects', integer(statistics.subjects)],
      ['void:distinctObjects', integer(statistics.objects)],
      ['void:documents', integer(statistics.documents)],
      ['void:classes', integer(statistics.classes.length)],
      ['void:properties', integer(statistics.properties.length)],
    ]),
    ...subsetQuads(description),
    ...linksetQuads(description),
    ...identityLinksetQuads(description),
  ];
}

/** How often each class and each property is used. @see {@link https://www.w3.org/TR/void/#class-property-partitions} */
export function describePartitions({ baseIri, statistics }: DatasetDescription): Quad[] {
  const dataset = namedNode(baseIri);
  const name = (kind: string, iri: string, index: number) =>
    namedNode(`${baseIri}.well-known/void#${kind}-${index + 1}-${encodeURIComponent(localNameOf(iri))}`);
  return [
    ...statistics.classes.flatMap(({ iri, count }, index) => [
      DataFactory.quad(dataset, term('void:classPartition'), name('class', iri, index)),
      ...describe(name('class', iri, index), [
        ['rdf:type', term('void:Dataset')],
        ['void:class', namedNode(iri)],
        ['void:entities', integer(count)],
      ]),
    ]),
    ...statistics.properties.flatMap(({ iri, count, subjects, objects }, index) => [
      DataFactory.quad(dataset, term('void:propertyPartition'), name('property', iri, index)),
      ...describe(name('property', iri, index), [
        ['rdf:type', term('void:Dataset')],
        ['void:property', namedNode(iri)],
        ['void:triples', integer(count)],
        ['void:distinctSubjects', integer(subjects)],
        ['void:distinctObjects', integer(objects)],
      ]),
    ]),
  ];
}

/** One subset for each source, on its own terms. */
function subsetQuads({ baseIri, datasets }: DatasetDescription): Quad[] {
  return datasets.sources.flatMap(({ iri, quads, documents, triples }) => [
    DataFactory.quad(namedNode(baseIri), term('void:subset'), namedNode(iri)),
    ...quads,
    ...describe(namedNode(iri), [
      ['rdf:type', term('void:Dataset')],
      ['void:documents', integer(documents)],
      ['void:triples', integer(triples)],
    ]),
  ]);
}

function linksetQuads({ baseIri, statistics }: DatasetDescription): Quad[] {
  return statistics.links.flatMap(({ predicate, target, count }, index) => {
    const linkset = namedNode(`${baseIri}.well-known/void#links-${index + 1}-${localNameOf(predicate)}`);
    const other = namedNode(`${baseIri}.well-known/void#target-${encodeURIComponent(new URL(target).host)}`);
    return [
      DataFactory.quad(namedNode(baseIri), term('void:subset'), linkset),
      ...describe(linkset, [
        ['rdf:type', term('void:Linkset')],
        ['void:linkPredicate', namedNode(predicate)],
        ['void:subjectsTarget', namedNode(baseIri)],
        ['void:objectsTarget', other],
        ['void:triples', integer(count)],
      ]),
      ...describe(other, [
        ['rdf:type', term('void:Dataset')],
        ['void:uriSpace', literal(target)],
        ['foaf:homepage', namedNode(target)],
      ]),
    ];
  });
}

/** Which places are the same in one source: each linkset is the documents `graphs/identite/{source}/…`. */
function identityLinksetQuads({ baseIri, statistics }: DatasetDescription): Quad[] {
  return statistics.identityLinks.flatMap(({ predicate, source, count }) => {
    const linkset = namedNode(`${baseIri}.well-known/void#identite-${source}-${localNameOf(predicate)}`);
    return [
      DataFactory.quad(namedNode(baseIri), term('void:subset'), linkset),
      ...describe(linkset, [
        ['rdf:type', term('void:Linkset')],
        ['void:linkPredicate', namedNode(predicate)],
        ['void:subjectsTarget', namedNode(baseIri)],
        ['void:objectsTarget', namedNode(`${baseIri}federation#${source}`)],
        ['void:triples', integer(count)],
        ['dcterms:license', namedNode('https://creativecommons.org/publicdomain/zero/1.0/')],
      ]),
    ];
  });
}

/** @see {@link https://www.w3.org/ns/formats/} */
function feature(name: string) {
  return namedNode(`http://www.w3.org/ns/formats/${name}`);
}
