import { gzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import type { History } from '../../src/catalogue/change-log.ts';
import type { VersionWithContents } from '../../src/catalogue/version-contents.ts';
import type { OutboundRequest, OutboundResponse } from '../../src/core/net/outbound.ts';
import { serialiseRdf } from '../../src/core/rdf/serialise.ts';
import { describePage, describeStream, versionsPerPage } from '../../src/federation/publishing/event-stream.ts';
import { createRepresentation, type Representation } from '../../src/http/representation.ts';

/** What its consumers asked of a publisher, and what they got. */
export interface Traffic {
  requests: number;
  notModified: number;
  bytes: number;
  gzipBytes: number;
}

/** A publisher of an event stream on a clock of its own: what it says is written by the code of the feed. */
export class Publisher {
  public readonly traffic: Traffic = { requests: 0, notModified: 0, bytes: 0, gzipBytes: 0 };
  readonly #versions: VersionWithContents[] = [];
  readonly #pages = new Map<string, Representation & { readonly gzipBytes: number }>();
  #revision = 0;
  #time: Date;

  public constructor(
    public readonly baseIri: string,
    documents: ReadonlyMap<string, readonly Quad[]>,
    start: Date,
  ) {
    this.#time = start;
    this.#commit(documents, 'Create');
  }

  /** Documents as they are now, by name. */
  public current(): Map<string, readonly Quad[]> {
    return new Map(this.#versions.map(({ graph, quads }) => [graph.value, quads]));
  }

  public update(name: string, quads: readonly Quad[], time: Date): void {
    this.#time = time;
    this.#commit(new Map([[name, quads]]), 'Update');
  }

  /** Answers as the server does: with a validator, 304 where it still holds, and for ever where a page is full. */
  public async fetch({ url, headers }: OutboundRequest): Promise<OutboundResponse> {
    this.traffic.requests += 1;
    if (url.endsWith('/robots.txt')) {
      return { url, status: 404, headers: {}, body: new Uint8Array() };
    }
    const { body, contentType, headers: stated, gzipBytes } = this.#represent(url);
    if (headers?.['if-none-match'] === stated['etag']) {
      this.traffic.notModified += 1;
      return { url, status: 304, headers: stated, body: new Uint8Array() };
    }
    this.traffic.bytes += body.length;
    this.traffic.gzipBytes += gzipBytes;
    return { url, status: 200, headers: { ...stated, 'content-type': contentType }, body };
  }

  #commit(documents: ReadonlyMap<string, readonly Quad[]>, kind: VersionWithContents['kind']): void {
    this.#revision += 1;
    const names = [...documents.keys()];
    for (const [index, name] of names.entries()) {
      const quads = documents.get(name) ?? [];
      const [first] = quads;
      if (first) {
        const told = { author: 'editor', message: 'A page brought up to date', isLast: index === names.length - 1 };
        this.#versions.push({ ...told, kind, quads, revision: this.#revision, time: this.#time, graph: first.graph });
      }
    }
  }

  #represent(url: string): Representation & { readonly gzipBytes: number } {
    const history: History = { revision: this.#revision, versions: this.#versions, epoch: 0 };
    const page = Number(/\/feed\/0-(\d+)$/u.exec(url)?.[1] ?? 0);
    const isFull = page > 0 && page * versionsPerPage <= this.#versions.length;
    const key = `${isFull ? 'full' : this.#revision} ${url}`;
    const known = this.#pages.get(key);
    if (known) {
      return known;
    }
    const from = (page - 1) * versionsPerPage;
    const quads =
      page === 0
        ? describeStream(this.baseIri, history)
        : describePage(this.baseIri, history, page, this.#versions.slice(from, from + versionsPerPage));
    const made = createRepresentation(serialiseRdf(quads, 'application/n-quads'), 'application/n-quads');
    const headers = isFull ? { ...made.headers, 'cache-control': 'public, max-age=31536000, immutable' } : made.headers;
    const answer = { ...made, headers, gzipBytes: gzipSync(made.body).length };
    this.#pages.set(key, answer);
    return answer;
  }
}
