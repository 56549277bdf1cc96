import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataFactory } from 'n3';
import type { Contributor } from '../../src/contribution/contributor.ts';
import { rdfFormatOf } from '../../src/core/rdf/formats.ts';
import { parseText } from '../../src/core/rdf/parse.ts';

/** What a neighbour answers at one of its addresses. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Another server on this machine, which a test has answer whatever it wants. */
export interface Neighbour {
  readonly origin: string;
  /** By path, without the query. What is not here is not found. */
  readonly answers: Map<string, Answer>;
  /** Every request so far. */
  readonly asked: IncomingMessage[];
  readonly close: () => Promise<void>;
}

/** Starts a neighbour that knows nothing yet. */
export async function startNeighbour(): Promise<Neighbour> {
  const answers = new Map<string, Answer>();
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const answer = answers.get(request.url?.split('?')[0] ?? '');
    if (answer) {
      answer(request, response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** An answer that is the same every time. */
export const always =
  (body: string, contentType: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': contentType, ...headers }).end(body);
  };

/** How a peer is described. */
export interface PeerSettings {
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  /** More of its description, in Turtle with the prefixes `fab` and `trust`. */
  readonly more?: string;
}

/** The document `graphs/peers` in Turtle; peers are trusted unless more is said. */
export function describePeers(peers: readonly PeerSettings[]): string {
  return `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix kind: <https://w3id.org/fabriques/schemas/peer-kinds#> .
    @prefix trust: <https://w3id.org/fabriques/schemas/trust-levels#> .
    <graphs/peers> a fab:Document ; foaf:primaryTopic <federation> .
    ${peers
      .map(
        ({ name, kind, address, more = 'fab:trust trust:direct' }) =>
          `<federation#${name}> a fab:Peer ; dcterms:identifier "${name}" ; dcterms:title "${name}"@fr ;
           dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
           fab:peerKind kind:${kind} ; fab:harvestAddress <${address}> ; ${more} .`,
      )
      .join('\n')}`;
}

/** Contributes a document in Turtle; relative addresses are those of the instance. */
export async function contributeTurtle(
  contributor: Contributor,
  baseIri: string,
  graph: string,
  turtle: string,
): Promise<void> {
  const format = rdfFormatOf('text/turtle');
  const name = DataFactory.namedNode(baseIri + graph);
  const quads = format ? parseText(turtle, format, { baseIri }) : [];
  await contributor.contribute(() => ({
    added: quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, name)),
    removed: [],
    author: 'test',
    message: 'test',
  }));
}
