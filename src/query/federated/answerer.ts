import { DomainError } from '../../core/errors.ts';
import type { Outbound } from '../../core/net/outbound.ts';
import type { QueryRequest } from '../../store/query-request.ts';
import type { Store } from '../../store/store.ts';
import type { Question } from './messages.ts';
import { RemoteShare } from './remote-share.ts';

/** What federation needs of the store. */
export type QueryableStore = Pick<Store, 'query' | 'revision'>;

/** What the questions of one query are answered with. */
export interface AnswererOptions {
  readonly store: QueryableStore;
  readonly outbound: Outbound;
  /** The dataset of the protocol, the base and the like, for what is asked of this server. */
  readonly request: Omit<QueryRequest, 'text'>;
  /** Endpoints that the text names, and those of other sources. */
  readonly endpoints: readonly string[];
  /** The endpoints of peers by their own addresses; undefined for one that has none. */
  readonly peers: ReadonlyMap<string, string | undefined>;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly signal: AbortSignal;
}

/** Answers the questions that come out of one federated query: from the store, or from other servers. */
export class Answerer {
  readonly #shares = new Map<string, RemoteShare>();
  readonly #shareMs: number;
  readonly #deadline: number;

  public constructor(private readonly options: AnswererOptions) {
    // One share more than endpoints, so that what is left can be done after a slow one has been given up.
    this.#shareMs = Math.ceil(options.timeoutMs / (Math.max(1, options.endpoints.length) + 1));
    this.#deadline = Date.now() + options.timeoutMs;
  }

  /** The endpoints that are being waited for. */
  public get pending(): string[] {
    return [...this.#shares].filter(([, share]) => share.isPending).map(([iri]) => iri);
  }

  /**
   * SPARQL results in JSON.
   *
   * @throws DomainError
   */
  public async answer({ iri, text }: Question): Promise<Uint8Array> {
    return iri === undefined ? this.#askStore(text) : this.#share(iri).ask(text);
  }

  async #askStore(text: string): Promise<Uint8Array> {
    const { store, request, signal } = this.options;
    const resultsMediaType = 'application/sparql-results+json';
    const timeoutMs = Math.max(1, this.#deadline - Date.now());
    const { body } = await store.query({ ...request, text, resultsMediaType, timeoutMs }, signal);
    return body;
  }

  #share(iri: string): RemoteShare {
    const known = this.#shares.get(iri);
    if (known) {
      return known;
    }
    const { outbound, maxAnswerBytes: maxBytes, signal } = this.options;
    const share = new RemoteShare({ iri: this.#endpointOf(iri), outbound, maxBytes, signal, timeMs: this.#shareMs });
    this.#shares.set(iri, share);
    return share;
  }

  /** Of a peer, what it is asked at. */
  #endpointOf(iri: string): string {
    const { peers } = this.options;
    const endpoint = peers.has(iri) ? peers.get(iri) : iri;
    if (endpoint === undefined) {
      throw new DomainError('remote-refused', `${iri} has no SPARQL endpoint`, {
        details: { remote: iri, inFrench: `${iri} n’a pas de point SPARQL` },
      });
    }
    return endpoint;
  }
}

/** The error of a query whose time is up; names whom it was waiting for. */
export function timeIsUp(timeoutMs: number, pending: readonly string[]): DomainError {
  const waited = pending.length > 0 ? `; it was waiting for ${pending.join(', ')}` : '';
  const attendait = pending.length > 0 ? ` ; elle attendait ${pending.join(', ')}` : '';
  return new DomainError('query-timeout', `The query took longer than ${timeoutMs} ms${waited}`, {
    details: { remotes: pending, inFrench: `La requête a pris plus de ${timeoutMs} ms${attendait}` },
  });
}
