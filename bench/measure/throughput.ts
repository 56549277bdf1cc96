import autocannon from 'autocannon';

/** How many requests a second a server answers. */
export interface Throughput {
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytesPerSecond: number;
  /** Answers that were no 2xx, and requests without an answer. */
  readonly failures: number;
}

/** A request that is sent again and again; the paths take turns. */
export interface Load {
  readonly url: string;
  readonly paths?: readonly string[];
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  /** A body for each request. */
  readonly body?: () => string;
  readonly connections: number;
  readonly seconds: number;
}

/** Sends requests as fast as they are answered. */
export async function measureThroughput(load: Load): Promise<Throughput> {
  const { url, connections, seconds, method = 'GET', headers = {}, paths = [''], body } = load;
  const requests = paths.map((path) => ({
    method,
    path,
    headers: { ...headers },
    ...(body && { setupRequest: (request: autocannon.Request) => ({ ...request, body: body() }) }),
  }));
  const result = await autocannon({ url, connections, duration: seconds, requests, timeout: 60 });
  return {
    connections,
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    bytesPerSecond: result.throughput.average,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
