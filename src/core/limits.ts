/** How large a query may be; every figure is what the engines still plan in a bearable time. */
export interface QueryLimits {
  /** Characters of the text. */
  readonly length: number;
  /** Levels of the syntax tree, which long chains such as `a || b || c` make too. */
  readonly depth: number;
  /** Triple patterns and steps of paths that are joined with one another. */
  readonly joinedPatterns: number;
  /** `OPTIONAL`s in all. */
  readonly optionals: number;
  /** `UNION` branches, `MINUS`, `EXISTS` and subqueries in all. */
  readonly branches: number;
}

/** How large the result of a query may be. */
export interface ResultLimits {
  /** Bytes of the result, as it is written. */
  readonly resultBytes: number;
  /** Solutions of a `SELECT`, triples of a `CONSTRUCT` or `DESCRIBE`. */
  readonly resultRows: number;
}

/** How much a client may ask at once, and how often. A client is an address, or a network of 64 bits of IPv6. */
export interface ClientLimits {
  /** Queries and updates of one client that run or wait; those that were answered before are not counted. */
  readonly queriesPerClient: number;
  /** Queries and writes of one client in a minute; 0 for any number. */
  readonly requestsPerMinute: number;
  /** Servers that share the store: each counts by itself, and allows its share. */
  readonly servers: number;
  /** Addresses or networks whose requests are not counted by the minute, unless a proxy sends them on. */
  readonly uncountedClients: readonly string[];
}

/** Everything that is bounded and that an operator can set. */
export interface Limits extends ResultLimits, ClientLimits {
  readonly query: QueryLimits;
  /** Characters of an update. */
  readonly updateLength: number;
  /** Bytes of the body of a request. */
  readonly bodyBytes: number;
  /** Queries of all clients that may wait. */
  readonly queueLength: number;
  /** Milliseconds in which a request must have arrived, its body included. */
  readonly requestTimeoutMs: number;
}

/** What holds unless the operator says otherwise. */
export const defaultLimits: Limits = {
  query: { length: 200_000, depth: 250, joinedPatterns: 100, optionals: 200, branches: 400 },
  updateLength: 8_000_000,
  bodyBytes: 16 * 1_048_576,
  resultBytes: 64 * 1_048_576,
  resultRows: 1_000_000,
  queriesPerClient: 64,
  requestsPerMinute: 1200,
  servers: 1,
  uncountedClients: ['127.0.0.0/8', '::1'],
  queueLength: 256,
  requestTimeoutMs: 60_000,
};

/** Reads a whole number, given the name of its variable, its default, the least and the most. */
export type IntegerReader = (name: string, fallback: number, least: number, most: number) => number;

/**
 * Reads the limits; each has a variable of its own.
 *
 * @param uncounted - Reads a variable that lists addresses or networks.
 */
export function readLimits(
  integer: IntegerReader,
  uncounted: (name: string, fallback: readonly string[]) => readonly string[],
): Limits {
  const { query, ...fallback } = defaultLimits;
  const gibibyte = 1_073_741_824;
  return {
    query: {
      length: integer('FABRIQUES_QUERY_MAX_LENGTH', query.length, 100, 16_000_000),
      // Beyond a depth of some hundreds the stack of the engine ends before its planning does.
      depth: integer('FABRIQUES_QUERY_MAX_DEPTH', query.depth, 10, 500),
      joinedPatterns: integer('FABRIQUES_QUERY_MAX_JOINED_PATTERNS', query.joinedPatterns, 1, 1000),
      optionals: integer('FABRIQUES_QUERY_MAX_OPTIONALS', query.optionals, 0, 1000),
      branches: integer('FABRIQUES_QUERY_MAX_BRANCHES', query.branches, 1, 1000),
    },
    updateLength: integer('FABRIQUES_UPDATE_MAX_LENGTH', fallback.updateLength, 100, 256_000_000),
    bodyBytes: integer('FABRIQUES_BODY_MAX_BYTES', fallback.bodyBytes, 1024, gibibyte),
    resultBytes: integer('FABRIQUES_QUERY_MAX_RESULT_BYTES', fallback.resultBytes, 1024, gibibyte / 2),
    resultRows: integer('FABRIQUES_QUERY_MAX_RESULT_ROWS', fallback.resultRows, 1, 100_000_000),
    queriesPerClient: integer('FABRIQUES_QUERY_MAX_PER_CLIENT', fallback.queriesPerClient, 1, 100_000),
    queueLength: integer('FABRIQUES_QUERY_MAX_WAITING', fallback.queueLength, 1, 100_000),
    requestsPerMinute: integer('FABRIQUES_RATE_PER_MINUTE', fallback.requestsPerMinute, 0, 100_000_000),
    servers: integer('FABRIQUES_SERVERS', fallback.servers, 1, 1000),
    uncountedClients: uncounted('FABRIQUES_RATE_EXEMPT', fallback.uncountedClients),
    requestTimeoutMs: integer('FABRIQUES_REQUEST_TIMEOUT_MS', fallback.requestTimeoutMs, 1000, 3_600_000),
  };
}
