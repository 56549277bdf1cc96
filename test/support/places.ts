import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';

/**
 * The document of a source about a third place, under the base of test servers.
 *
 * @param source - The short name of the peer; empty for a document of the instance.
 */
export function placeDocument(source: string, path: string, statements: string): Quad[] {
  const base = 'http://fabriques.example/';
  const graph = `${base}graphs/${source === '' ? '' : `peers/${source}/`}${path}`;
  const turtle = `
    PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
    <${path}> a fab:TiersLieu ; ${statements} .
    <${graph}> a fab:Document ; foaf:primaryTopic <${path}> ;
      dcterms:license <https://www.etalab.gouv.fr/licence-ouverte-open-licence> .`;
  return new Parser({ baseIRI: base, format: 'text/turtle' })
    .parse(turtle)
    .map((quad) => DataFactory.quad(quad.subject, quad.predicate, quad.object, DataFactory.namedNode(graph)));
}
