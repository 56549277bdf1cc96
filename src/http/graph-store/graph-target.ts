import type { Quad } from '@rdfjs/types';
import type { FastifyRequest } from 'fastify';
import { DataFactory } from 'n3';
import type { Configuration } from '../../core/configuration.ts';
import { DomainError } from '../../core/errors.ts';
import { writableDefaultGraph } from '../sparql/default-graph.ts';
import { badParameter, checkIri, Parameters } from '../sparql/parameters.ts';

/** What a request to the graph store is about. */
export interface GraphTarget {
  /** Undefined for the graph store as a whole. */
  readonly graph: Quad['graph'] | undefined;
  /** Against which relative IRIs of a body resolve. */
  readonly baseIri: string;
  /** What `?format=` asks for. */
  readonly format: string | undefined;
}

/**
 * Reads which graph a request is about: `?default`, `?graph=`, or the address itself.
 *
 * @see {@link https://www.w3.org/TR/sparql11-http-rdf-update/#graph-identification}
 * @throws DomainError `bad-request`.
 */
export function readGraphTarget(request: FastifyRequest, configuration: Configuration): GraphTarget {
  const [path = '', ...rest] = request.url.split('?');
  const parameters = new Parameters(rest.join('?'));
  const iri = parameters.one('graph');
  const byDefault = parameters.has('default');
  const format = parameters.one('format');
  const address = configuration.baseIri + path.slice(1);
  const direct = path.startsWith('/graphs/');
  if ([iri !== undefined, byDefault, direct].filter(Boolean).length > 1) {
    throw badParameter(
      'graph',
      'A request is about one graph: either "default", or "graph", or the address itself',
      'Une demande porte sur un graphe : soit « default », soit « graph », soit l’adresse elle-même',
    );
  }
  if (byDefault) {
    const graph = writableDefaultGraph(configuration);
    return { graph, baseIri: graph.termType === 'NamedNode' ? graph.value : address, format };
  }
  if (iri !== undefined) {
    checkIri('graph', iri);
    return { graph: DataFactory.namedNode(iri), baseIri: iri, format };
  }
  return direct
    ? { graph: DataFactory.namedNode(address), baseIri: address, format }
    : { graph: undefined, baseIri: address, format };
}

/** What is said of a graph that does not exist. */
export function noSuchGraph(graph: Quad['graph']): DomainError {
  const name = graph.termType === 'DefaultGraph' ? 'default graph' : `graph <${graph.value}>`;
  const nom = graph.termType === 'DefaultGraph' ? 'graphe par défaut' : `graphe <${graph.value}>`;
  return new DomainError('graph-not-found', `There is no ${name}`, {
    details: { inFrench: `Il n’y a pas de ${nom}` },
  });
}
