import type { NamedNode } from '@rdfjs/types';
import { DataFactory } from 'n3';

/** The namespaces in use, by the prefix under which they are written everywhere. */
export const prefixes = {
  fab: 'https://w3id.org/fabriques/ns#',
  schema: 'https://schema.org/',
  org: 'http://www.w3.org/ns/org#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  void: 'http://rdfs.org/ns/void#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  sh: 'http://www.w3.org/ns/shacl#',
  insee: 'http://rdf.insee.fr/def/geo#',
  pair: 'http://virtual-assembly.org/ontologies/pair#',
  essglobal: 'http://purl.org/essglobal/vocab/',
} as const;

/** A prefix of {@link prefixes}. */
export type Prefix = keyof typeof prefixes;

/** The terms of one namespace by local name; a name that is not listed does not compile. */
export type Namespace<Name extends string> = Readonly<Record<Name, NamedNode>>;

/** The IRI of the ontology, which describes `fab:`. */
export const ontologyIri = 'https://w3id.org/fabriques/ns';

/** What the IRI of every scheme begins with. */
export const schemesIri = 'https://w3id.org/fabriques/schemas/';

/** What the IRI of every shape begins with. */
export const shapesNs = 'https://w3id.org/fabriques/shapes#';

/** The IRI of a SKOS scheme from its name, as in `ontology/schemes/{name}.ttl`. */
export function schemeIri(scheme: string): string {
  return schemesIri + scheme;
}

/** The IRI of a concept of a scheme whose concepts stand in the ontology. */
export function conceptIri(scheme: string, slug: string): string {
  return `${schemesIri}${scheme}#${slug}`;
}

/** What follows the namespace in an IRI: after the last `#`, or else the last `/`. */
export function localNameOf(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.includes('#') ? 0 : iri.lastIndexOf('/')) + 1);
}

/** The IRI with its namespace shortened to a prefix (`fab:Fabrique`), or the IRI itself where none fits. */
export function prefixedName(iri: string): string {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(local)) {
      return `${prefix}:${local}`;
    }
  }
  return iri;
}

/** The `PREFIX` lines of a SPARQL query, for all prefixes or those named. */
export function sparqlPrefixes(...names: readonly Prefix[]): string {
  return Object.entries(prefixes)
    .filter(([prefix]) => names.length === 0 || names.some((name) => name === prefix))
    .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`)
    .join('');
}

/** Makes the terms of a namespace. */
export function createNamespace<const Name extends string>(prefix: Prefix, names: readonly Name[]): Namespace<Name> {
  // Object.fromEntries would forget which keys it was given.
  const terms = {} as Record<Name, NamedNode>;
  for (const name of names) {
    terms[name] = DataFactory.namedNode(prefixes[prefix] + name);
  }
  return Object.freeze(terms);
}
