import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { ontologyIri, prefixes } from '../../vocabulary/namespaces.ts';
import { dcterms, foaf, rdf } from '../../vocabulary/terms.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { collectionNames } from '../kinds.ts';

const namedNode = (iri: string): NamedNode => DataFactory.namedNode(iri);
const voidTerm = (name: string): NamedNode => namedNode(`http://rdfs.org/ns/void#${name}`);
const dcat = (name: string): NamedNode => namedNode(prefixes.dcat + name);

/**
 * What this instance says of itself to programs: a data set with its endpoint, its vocabulary and its collections.
 *
 * @see {@link https://www.w3.org/TR/void/ | VoID}, {@link https://www.w3.org/TR/vocab-dcat-3/ | DCAT 3}
 */
export function describeInstance(vocabulary: Vocabulary, baseIri: string, fabriques: number): Quad[] {
  const instance = namedNode(baseIri);
  const say = (property: NamedNode, object: Quad['object']): Quad => DataFactory.quad(instance, property, object);
  const at = (path: string): NamedNode => namedNode(baseIri + path);
  return [
    say(rdf.type, voidTerm('Dataset')),
    say(rdf.type, dcat('Dataset')),
    ...Object.entries(vocabulary.title).map(([language, text]) =>
      say(dcterms.title, DataFactory.literal(text, language)),
    ),
    ...Object.entries(vocabulary.description).map(([language, text]) =>
      say(dcterms.description, DataFactory.literal(text, language)),
    ),
    say(voidTerm('sparqlEndpoint'), at('sparql')),
    say(voidTerm('uriSpace'), DataFactory.literal(baseIri)),
    say(voidTerm('vocabulary'), namedNode(ontologyIri)),
    say(voidTerm('exampleResource'), at('fabriques/lab01')),
    say(voidTerm('classPartition'), at('#fabriques')),
    DataFactory.quad(at('#fabriques'), voidTerm('class'), namedNode(`${prefixes.fab}Fabrique`)),
    DataFactory.quad(
      at('#fabriques'),
      voidTerm('entities'),
      DataFactory.literal(String(fabriques), namedNode(`${prefixes.xsd}integer`)),
    ),
    ...collectionNames.map((name) => say(voidTerm('rootResource'), at(name))),
    say(foaf.homepage, instance),
  ];
}
