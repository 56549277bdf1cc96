import { DomainError } from '../../core/errors.ts';
import { tooManyBytes, tooManyRows } from '../result-limits.ts';
import type { Connection, StoreAnswer, StoreRequest } from './connection.ts';
import { timedOut } from './deadline.ts';
import { noQuirks, type Quirks } from './quirks.ts';
import { type Row, RowSplitter } from './row-splitter.ts';
import { unavailable } from './store-errors.ts';

export type { Row } from './row-splitter.ts';

/** What a `SELECT` or an `ASK` gave. */
export interface Table {
  readonly variables: readonly string[];
  readonly rows: readonly Row[];
  /** Of an `ASK`. */
  readonly boolean?: boolean;
}

/** A query as it is sent to the store. */
export type EndpointQuery = Omit<StoreRequest, 'accept' | 'parameters'> & {
  /** Bytes beyond which the answer is not read. */
  readonly mostBytes?: number;
};

const ownTimeoutMs = 120_000;

/** A store with its quirks smoothed over: what it cuts or gives up is an error, never a shorter answer. */
export class Endpoint {
  /** What was found out about the store. */
  public quirks: Quirks = noQuirks;

  public constructor(private readonly connection: Connection) {}

  /** What the store says it is, and how many rows it gives at the most where it says so. */
  public async introduce(): Promise<{ readonly server: string; readonly mostRows: number | undefined }> {
    const query = { text: 'SELECT ?s { ?s ?p ?o } LIMIT 1000000000', timeoutMs: ownTimeoutMs };
    const answer = await this.#ask(query, 'application/sparql-results+json');
    const mostRows = rowLimitOf(answer);
    discard(answer);
    return { server: answer.header('server') ?? 'unknown', mostRows: mostRows === Infinity ? undefined : mostRows };
  }

  /** The rows of a `SELECT` of the software's own. */
  public async select(text: string): Promise<readonly Row[]> {
    return (await this.table({ text, timeoutMs: ownTimeoutMs })).rows;
  }

  /** @throws DomainError as {@link Connection.query}, and `result-too-large`. */
  public async table(query: EndpointQuery): Promise<Table> {
    const answer = await this.#ask(query, 'application/sparql-results+json');
    return toTable(await this.#read(answer, query), rowLimitOf(answer));
  }

  /** The rows of a `SELECT` as they arrive; where the store cuts them, that is thrown in place of an end. */
  public async rows(query: EndpointQuery): Promise<AsyncIterable<readonly Row[]>> {
    const answer = await this.#ask(query, 'application/sparql-results+json');
    return readRows(this.#pieces(answer, query), rowLimitOf(answer));
  }

  /** The triples of a `CONSTRUCT` as they arrive, in pieces of N-Triples as the store writes it. */
  public async triples(
    query: EndpointQuery,
  ): Promise<{ readonly pieces: AsyncIterable<string>; readonly mostRows: number }> {
    const answer = await this.#ask(query, 'application/n-triples, text/plain;q=0.5');
    return { pieces: this.#pieces(answer, query), mostRows: rowLimitOf(answer) };
  }

  /** Carries out an update, as a transaction where the store has to be told. */
  public async update(text: string): Promise<void> {
    await this.connection.update(`${this.quirks.updatePrologue}${text}`, ownTimeoutMs);
  }

  async #ask(query: EndpointQuery, accept: string): Promise<StoreAnswer> {
    const { timeoutParameter } = this.quirks;
    const answer = await this.connection.query({
      ...query,
      accept,
      ...(timeoutParameter !== undefined && { parameters: { [timeoutParameter]: String(query.timeoutMs) } }),
    });
    if (answer.header('x-sql-state') !== undefined) {
      // Virtuoso's "anytime" queries: what was found until then, with status 200.
      discard(answer);
      throw timedOut(query.timeoutMs);
    }
    return answer;
  }

  async #read(answer: StoreAnswer, query: EndpointQuery): Promise<string> {
    const pieces: string[] = [];
    for await (const piece of this.#pieces(answer, query)) {
      pieces.push(piece);
    }
    return pieces.join('');
  }

  /** The text of an answer; whoever reads no further leaves it, and the store hears of that. */
  async *#pieces(
    { body }: StoreAnswer,
    { mostBytes = Infinity, signal, timeoutMs }: EndpointQuery,
  ): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        bytes += chunk.length;
        if (bytes > mostBytes) {
          throw tooManyBytes(mostBytes);
        }
        yield decoder.decode(chunk, { stream: true });
      }
    } catch (cause) {
      if (cause instanceof DomainError) {
        throw cause;
      }
      if (signal?.aborted) {
        throw new DomainError('client-gone', 'The client has gone.', { cause });
      }
      throw cause instanceof Error && /Abort|Timeout/u.test(cause.name)
        ? timedOut(timeoutMs, cause)
        : unavailable('The store broke off', cause);
    }
    yield decoder.decode();
  }
}

async function* readRows(pieces: AsyncIterable<string>, mostRows: number): AsyncGenerator<readonly Row[]> {
  const splitter = new RowSplitter();
  let count = 0;
  for await (const piece of pieces) {
    const rows = splitter.push(piece);
    count += rows.length;
    if (rows.length > 0) {
      yield rows;
    }
  }
  splitter.end();
  if (count >= mostRows) {
    throw tooManyRows(mostRows, 'solutions');
  }
}

/** Leaves the rest of an answer unread. Its stream tells of that as an error, which must not end the process. */
function discard({ body }: StoreAnswer): void {
  body.once('error', () => undefined).destroy();
}

/** Virtuoso says how many rows it gives at the most, where the query did not ask for fewer. */
function rowLimitOf({ header }: StoreAnswer): number {
  return Number(header('x-sparql-maxrows') ?? Infinity);
}

interface JsonResults {
  readonly head?: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Row[] };
}

function toTable(json: string, mostRows: number): Table {
  let parsed: JsonResults;
  try {
    parsed = JSON.parse(json) as JsonResults;
  } catch (cause) {
    throw unavailable('The store answers with what is not SPARQL results in JSON', cause);
  }
  const { head, boolean, results } = parsed;
  const rows = results?.bindings ?? [];
  if (rows.length >= mostRows) {
    throw tooManyRows(mostRows, 'solutions');
  }
  const variables = head?.vars ?? [];
  // Virtuoso answers some ASK as if it had been a SELECT.
  return variables[0] === '__ASK_RETVAL'
    ? { variables: [], rows: [], boolean: rows[0]?.['__ASK_RETVAL']?.value === '1' }
    : { variables, rows, ...(boolean !== undefined && { boolean }) };
}
