import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createOutbound, type Outbound } from '../../src/core/net/outbound.ts';
import { parseQuery } from '../../src/core/sparql/parse-sparql.ts';
import type { QueryableStore } from '../../src/query/federated/answerer.ts';
import { createFederatedEngine, type FederatedEngine } from '../../src/query/federated/federated-engine.ts';
import { hasService } from '../../src/query/federated/variables.ts';
import { Replica } from '../../src/store/index/replica.ts';
import { parse as parseWithOxigraph } from 'oxigraph';

/** A store that holds some triples and answers queries; it has no documents and no history. */
export function createQueryableStore(
  rdf: string,
  format = 'application/trig',
  base = 'http://data.test/',
): QueryableStore {
  const replica = new Replica({ union: true });
  replica.add(
    parseWithOxigraph(rdf, { format, base_iri: base })
      .map((quad) => `${quad.toString()} .`)
      .join('\n'),
  );
  return {
    revision: async () => 1,
    query: async (request) => {
      const { mediaType, body } = replica.query(request);
      return { mediaType, body: Buffer.from(body), revision: 1 };
    },
  };
}

/** A web server on the loopback interface. */
export interface Neighbour {
  readonly origin: string;
  /** The address of its SPARQL endpoint. */
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts a web server that does whatever a test wants of a neighbour. */
export async function startNeighbour(listener: RequestListener): Promise<Neighbour> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    endpoint: `${origin}/sparql`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A SPARQL endpoint with data of its own. */
export interface Endpoint extends Neighbour {
  /** The queries that it was asked, in their order. */
  readonly asked: string[];
}

/**
 * Starts a SPARQL endpoint over some triples.
 *
 * @param listed - Origins that it may ask in its turn, where a query has a `SERVICE`.
 */
export async function startEndpoint(
  store: QueryableStore,
  listed: () => readonly string[] = () => [],
): Promise<Endpoint> {
  const asked: string[] = [];
  let federation: FederatedEngine | undefined;
  let outbound: Outbound | undefined;
  const federate: FederatedEngine['query'] = async (tree, options) => {
    outbound ??= createOutbound({ origins: { listed: listed() } });
    federation ??= createFederatedEngine({ store, outbound });
    return federation.query(tree, options);
  };
  const neighbour = await startNeighbour((request, response) => {
    void (async () => {
      const query = new URLSearchParams(await text(request)).get('query') ?? '';
      asked.push(query);
      try {
        const tree = parseQuery(query);
        const options = { resultsMediaType: 'application/sparql-results+json' } as const;
        const { body, mediaType } = hasService(tree)
          ? await federate(tree, options)
          : await store.query({ ...options, text: query });
        response.writeHead(200, { 'content-type': mediaType }).end(body);
      } catch (error) {
        response.writeHead(400).end(String(error));
      }
    })();
  });
  return {
    ...neighbour,
    asked,
    close: async () => {
      await Promise.all([neighbour.close(), federation?.close(), outbound?.close()]);
    },
  };
}
