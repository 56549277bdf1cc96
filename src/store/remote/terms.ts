import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import { notInIri } from '../../core/sparql/not-in-iri.ts';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import { blankPrefix, systemGraphs, systemPrefix } from './system-graphs.ts';

/** A term of SPARQL results in JSON. */
export interface JsonTerm {
  readonly type: 'uri' | 'bnode' | 'literal' | 'typed-literal';
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';

/**
 * A term as it is written in SPARQL for the store. A blank node becomes an IRI, so that it can be removed by its label.
 *
 * @throws DomainError `bad-request` for an IRI that no SPARQL text can write, or that is a name of the software itself.
 */
export function toSparql(term: Term): string {
  switch (term.termType) {
    case 'BlankNode':
      return iriRef(blankPrefix + encodeURIComponent(term.value));
    case 'NamedNode':
      if (term.value.startsWith(systemPrefix)) {
        throw refusal(`Names that begin with ${systemPrefix} are the software's own`, term.value);
      }
      return iriRef(term.value);
    case 'DefaultGraph':
      return iriRef(systemGraphs.separate);
    case 'Literal':
      return termToSparql(term);
    case 'Quad':
    case 'Variable':
      return toNTriples(term);
  }
}

/** An IRI in angle brackets. @throws DomainError `bad-request` where it could end the brackets. */
export function iriRef(iri: string): string {
  if (notInIri.test(iri)) {
    throw refusal('An IRI has a character that SPARQL cannot write', iri);
  }
  return `<${iri}>`;
}

/** A plain string in quotes. */
export function stringLiteral(text: string): string {
  return termToSparql(DataFactory.literal(text));
}

/** The subject, predicate and object of a quad, as they are written in SPARQL for the store. */
export function tripleForStore({ subject, predicate, object }: Quad): string {
  return `${toSparql(subject)} ${toSparql(predicate)} ${toSparql(object)}`;
}

/** A term that the store gave, as it was before it was given to the store. */
export function fromStore({ type, value, datatype, 'xml:lang': language }: JsonTerm): Term {
  switch (type) {
    case 'uri':
      return value.startsWith(blankPrefix)
        ? DataFactory.blankNode(decodeURIComponent(value.slice(blankPrefix.length)))
        : DataFactory.namedNode(value);
    case 'bnode':
      return DataFactory.blankNode(value);
    case 'literal':
    case 'typed-literal':
      return DataFactory.literal(
        // Virtuoso writes booleans as numbers.
        datatype === `${xsd}boolean` ? value.replace(/^1$/u, 'true').replace(/^0$/u, 'false') : value,
        language ?? (datatype === undefined ? undefined : DataFactory.namedNode(datatype)),
      );
  }
}

/** The graph that a name in the store stands for. */
export function graphFromStore(iri: string): Quad['graph'] {
  // What names a graph is an IRI, a blank node, or the default graph.
  return iri === systemGraphs.separate
    ? DataFactory.defaultGraph()
    : (fromStore({ type: 'uri', value: iri }) as Quad['graph']);
}

function refusal(message: string, iri: string): DomainError {
  return new DomainError('bad-request', `${message}: ${iri.slice(0, 200)}`, { details: { iri: iri.slice(0, 200) } });
}
