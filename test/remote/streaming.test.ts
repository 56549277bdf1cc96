import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendRaw } from '../support/raw-request.ts';
import { createServerAbove, type ServerAbove, startStoreBelow, type StoreBelow } from '../support/remote-above.ts';

const megabyte = 1_048_576;
/** More than is held of an answer, in rows of some two kilobytes. */
const manyRows = 10_000;
const rowText = (n: number) =>
  JSON.stringify({
    s: { type: 'uri', value: `http://big.test/${n}` },
    o: { type: 'literal', value: 'é'.repeat(1000) },
  });
const tripleText = (n: number) => `<http://big.test/${n}> <http://big.test/p> "${'x'.repeat(2000)}" .\n`;

/** What the store does with the query of a test. */
type Teller = (response: ServerResponse) => Promise<void>;

describe('Above a store that somebody else runs, a large answer', { timeout: 60_000 }, () => {
  let below: StoreBelow;
  let above: ServerAbove;
  let origin: string;
  let tell: Teller = async () => undefined;
  let sent = 0;

  beforeAll(async () => {
    below = await startStoreBelow((query, response) => {
      const isBig = query.includes('http://big.test/');
      if (isBig) {
        sent = 0;
        tell(response).catch((error: unknown) => response.destroy(error as Error));
      }
      return isBig;
    });
    above = await createServerAbove({
      ...below.environment,
      FABRIQUES_QUERY_MAX_RESULT_BYTES: String(400 * megabyte),
      FABRIQUES_QUERY_TIMEOUT_MS: '20000',
      FABRIQUES_STORE_CONNECTIONS: '2',
    });
    origin = await above.listen();
  });
  afterAll(async () => {
    await above.close();
    await below.close();
  });
  afterEach(async () => {
    await vi.waitFor(() => expect(above.store.status().queries).toEqual({ running: 0, waiting: 0 }), 10_000);
  });

  /** Sends as fast as it is read, and no faster. */
  const send = async (response: ServerResponse, text: string) => {
    sent += Buffer.byteLength(text);
    if (!response.write(text)) {
      const closed = new AbortController();
      const close = () => closed.abort();
      response.once('close', close);
      await once(response, 'drain', { signal: closed.signal }).catch(() => undefined);
      response.off('close', close);
    }
  };
  const sendRows = async (response: ServerResponse, from: number, to: number) => {
    for (let n = from; n < to && !response.destroyed; n += 1) {
      await send(response, `${n > 0 ? ',' : ''}${rowText(n)}`);
    }
  };
  const begin = async (response: ServerResponse, headers: Record<string, string> = {}) => {
    response.writeHead(200, { 'content-type': 'application/sparql-results+json', ...headers });
    await send(response, '{"head":{"vars":["s","o","more"]},"results":{"bindings":[');
  };
  const ask = async (
    query = 'SELECT ?s ?o { ?s <http://big.test/p> ?o }',
    accept = 'text/csv',
  ): Promise<IncomingMessage> => {
    const request = get(`${origin}/sparql?query=${encodeURIComponent(query)}`, { headers: { accept }, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  };
  /** Reads to the end or until it breaks. */
  const read = async (response: IncomingMessage) => {
    let bytes = 0;
    let lines = 0;
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
          lines += 1;
        }
      }
    } catch {
      return { bytes, lines, isWhole: false };
    }
    return { bytes, lines, isWhole: response.complete };
  };

  it('is read before the store has finished', async () => {
    let finish: () => void = () => undefined;
    const finishing = new Promise<void>((resolve) => {
      finish = resolve;
    });
    tell = async (response) => {
      await begin(response);
      await sendRows(response, 0, manyRows);
      await finishing;
      await sendRows(response, manyRows, manyRows + 1);
      response.end(']}}');
    };
    const response = await ask();
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    await once(response, 'readable');
    finish();
    // A line for the names of the variables, and one for each row.
    expect(await read(response)).toMatchObject({ lines: manyRows + 2, isWhole: true });
  });

  it('of 200 MB is held nowhere: a client that stops reading stops the store', async () => {
    const rows = 102_000;
    tell = async (response) => {
      await begin(response);
      await sendRows(response, 0, rows);
      response.end(']}}');
    };
    const response = await ask();
    response.pause();
    let before = -1;
    while (sent !== before) {
      before = sent;
      await delay(500);
    }
    expect(sent).toBeLessThan(40 * megabyte);
    expect(await read(response)).toMatchObject({ lines: rows + 1, isWhole: true });
    expect(sent).toBeGreaterThan(200 * megabyte);
  });

  it.each(['application/sparql-results+json', 'text/csv'])(
    'that breaks off in the store breaks off: %s',
    async (type) => {
      tell = async (response) => {
        await begin(response);
        await sendRows(response, 0, manyRows);
        response.destroy();
      };
      const answer = await read(await ask(undefined, type));
      expect(answer.isWhole).toBe(false);
      expect(answer.bytes).toBeGreaterThan(megabyte);
    },
  );

  it('that the store ends in the middle, as if it were whole, breaks off', async () => {
    tell = async (response) => {
      await begin(response);
      await sendRows(response, 0, manyRows);
      response.end();
    };
    expect(await read(await ask())).toMatchObject({ isWhole: false });
  });

  it('that the store cuts at its limit of rows breaks off, and a small one is refused by its status', async () => {
    const cut = (rows: number) => async (response: ServerResponse) => {
      await begin(response, { 'x-sparql-maxrows': String(rows) });
      await sendRows(response, 0, rows);
      response.end(']}}');
    };
    tell = cut(manyRows);
    expect(await read(await ask())).toMatchObject({ isWhole: false });
    tell = cut(100);
    const refused = await ask();
    expect(refused.statusCode).toBe(413);
    expect(await read(refused)).toMatchObject({ isWhole: true });
  });

  it('that nobody reads any more is not asked of the store any longer', async () => {
    let left: Promise<unknown> = Promise.resolve();
    tell = async (response) => {
      left = once(response, 'close');
      await begin(response);
      for (let n = 0; !response.destroyed; n += 1) {
        await sendRows(response, n, n + 1);
      }
    };
    const response = await ask();
    await once(response, 'readable');
    response.destroy();
    await left;
  });

  it('is not waited for longer than a query may take, also in its middle', async () => {
    tell = async (response) => {
      await begin(response);
      await sendRows(response, 0, manyRows);
    };
    const query = 'SELECT ?s ?o { ?s <http://big.test/p> ?o }';
    const response = await fetch(`${origin}/sparql?timeout=1500&query=${encodeURIComponent(query)}`);
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  });

  it('that is read slowly makes way for who waits for a connection', async () => {
    tell = async (response) => {
      await begin(response);
      await sendRows(response, 0, 10 * manyRows);
      response.end(']}}');
    };
    const query = `${origin}/sparql?timeout=1500&query=${encodeURIComponent('SELECT ?s ?o { ?s <http://big.test/p> ?o }')}`;
    const slow = await Promise.all([fetch(query), fetch(query)]);
    const own = await fetch(`${origin}/sparql?query=${encodeURIComponent('SELECT ?s { ?s ?p <http://none.test/> }')}`);
    expect(own.status).toBe(200);
    for (const response of slow) {
      await expect(response.arrayBuffer()).rejects.toThrow('terminated');
    }
  });

  const sendTriples: Teller = async (response) => {
    response.writeHead(200, { 'content-type': 'application/n-triples' });
    for (let n = 0; n < manyRows; n += 1) {
      // Some stores give a triple once for each solution.
      await send(response, tripleText(n) + tripleText(n));
    }
    response.end();
  };
  const construct = 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . FILTER(?s != <http://big.test/>) }';
  it.each(['text/turtle', 'application/n-triples', 'application/n-quads'])(
    'of triples is passed on as %s',
    async (type) => {
      tell = sendTriples;
      const response = await ask(construct, type);
      expect(response.headers['content-type']).toContain(type);
      expect(await read(response)).toMatchObject({ lines: manyRows, isWhole: true });
    },
  );

  it('has its length told to HEAD, and is whole for HTTP/1.0, which could not see it broken', async () => {
    tell = sendTriples;
    const head = await fetch(`${origin}/sparql?query=${encodeURIComponent(construct)}`, { method: 'HEAD' });
    const length = Number(head.headers.get('content-length'));
    expect(length).toBeGreaterThan(10 * megabyte);
    const path = `/sparql?query=${encodeURIComponent(construct)}`;
    const old = await sendRaw(origin, `GET ${path} HTTP/1.0\r\naccept: text/turtle\r\n\r\n`);
    expect(old.status).toBe(200);
    expect(Number(/^content-length: (\d+)/imu.exec(old.text)?.[1])).toBe(length);
  });
});
