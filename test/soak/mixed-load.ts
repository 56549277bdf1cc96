import { setTimeout as wait } from 'node:timers/promises';

/** What a load has done so far. */
export interface Tally {
  readonly requests: number;
  /** Answers by status; -1 for a connection that ended without one. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The first of each kind of fault that is not the client's. */
  readonly faults: readonly string[];
}

/** What a load needs to know. */
export interface LoadOptions {
  /** Ends with a slash. */
  readonly baseIri: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Another server, which queries reach by `SERVICE`. */
  readonly neighbour: string;
}

/** A client that asks again and again: its requests, and how long it thinks between them, in milliseconds. */
interface Client {
  readonly pause: number;
  readonly ask: (round: number) => {
    readonly path: string;
    readonly init?: RequestInit;
    readonly leaveAfterMs?: number;
  };
}

const prefixes = 'PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/>';
const pages = [
  '',
  'fabriques',
  'fabriques?vue=carte',
  'fabriques/lab01',
  'fabriques?qpv=oui&action=coworking',
  'actions/formation',
  'ns',
  'nulle-part',
];
const data = [
  'fabriques.geojson',
  'fabriques.csv?departement=59',
  'fabriques/la-dynamo.ttl',
  'shapes.ttl',
  'fabriques/lab01/historique',
  'metrics',
  'graphs',
];
const queries = [
  `${prefixes} SELECT (COUNT(?f) AS ?n) { ?f a fab:Fabrique }`,
  `${prefixes} SELECT ?n ?a { ?f schema:name ?n ; fab:engagement/fab:action ?a }`,
  `${prefixes} SELECT ?x ?y { ?x fab:carriedBy ?s . ?y fab:carriedBy ?s FILTER(?x != ?y) }`,
  `${prefixes} CONSTRUCT { ?f schema:name ?n } { ?f a fab:Fabrique ; schema:name ?n }`,
];
const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
const sparql = (query: string) => `sparql?query=${encodeURIComponent(query)}`;

function clients({ token, neighbour }: LoadOptions): readonly Client[] {
  const pick = <T>(list: readonly T[], round: number): T => list[round % list.length] as T;
  const headers = { authorization: `Bearer ${token}` };
  return [
    // People and programs that read.
    { pause: 40, ask: (round) => ({ path: pick(pages, round), init: { headers: { accept: 'text/html' } } }) },
    { pause: 60, ask: (round) => ({ path: pick(data, round) }) },
    { pause: 50, ask: (round) => ({ path: sparql(pick(queries, round)) }) },
    // One who asks something new each time.
    { pause: 80, ask: (round) => ({ path: sparql(`${prefixes} SELECT * { ?f schema:name "${round}" }`) }) },
    // Writers: one by documents, one by updates, one whom the shapes refuse.
    {
      pause: 120,
      ask: (round) => ({
        path: `fabriques/endurance-${round % 20}`,
        init: {
          method: 'PUT',
          headers: { ...headers, 'content-type': 'application/json', ...(round >= 20 && { 'if-match': '*' }) },
          body: JSON.stringify({ name: `Endurance ${round}`, communeCode: '01004' }),
        },
      }),
    },
    {
      pause: 300,
      ask: (round) => ({
        path: 'sparql',
        init: {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/sparql-update' },
          body: `CLEAR SILENT GRAPH <http://soak.example/g> ; INSERT DATA { GRAPH <http://soak.example/g> { <http://soak.example/s> <http://soak.example/p> ${round} } }`,
        },
      }),
    },
    {
      pause: 300,
      ask: () => ({
        path: 'fabriques',
        init: {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: '{"name":"Sans commune","communeCode":"1"}',
        },
      }),
    },
    // What is taken from elsewhere.
    { pause: 2000, ask: () => ({ path: sparql(`SELECT * { SERVICE <${neighbour}> { ?s ?p ?o } }`) }) },
    // Clients that leave: in haste, and from the middle of long work.
    { pause: 200, ask: (round) => ({ path: pick(pages, round), leaveAfterMs: round % 15 }) },
    { pause: 3000, ask: (round) => ({ path: sparql(`${runaway} # ${round}`), leaveAfterMs: 600 }) },
    // A query beyond its time.
    { pause: 8000, ask: (round) => ({ path: `${sparql(`${runaway} # late ${round}`)}&timeout=400` }) },
  ];
}

/** Puts every kind of client on a server at once, until the signal; gives what was answered. */
export async function applyLoad(options: LoadOptions): Promise<Tally> {
  const statuses = new Map<number, number>();
  const faults = new Map<string, string>();
  let requests = 0;
  const run = async ({ pause, ask }: Client): Promise<void> => {
    for (let round = 0; !options.signal.aborted; round += 1) {
      const { path, init = {}, leaveAfterMs } = ask(round);
      const leave = leaveAfterMs === undefined ? undefined : AbortSignal.timeout(leaveAfterMs);
      const status = await fetch(options.baseIri + path, { ...init, ...(leave && { signal: leave }) }).then(
        async (response) => {
          const text = await response.text().catch(() => '');
          const isOurs = response.status >= 500 && !(response.status === 503 && text.includes('query-timeout'));
          if (isOurs) {
            faults.set(`${response.status} ${path.split('?', 1)[0] ?? ''}`, text.slice(0, 400));
          }
          return response.status;
        },
        (error: unknown) => {
          if (leave?.aborted !== true) {
            faults.set(`connection ${path.split('?', 1)[0] ?? ''}`, String(error));
          }
          return -1;
        },
      );
      requests += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      await wait(pause, undefined, { signal: options.signal }).catch(() => undefined);
    }
  };
  await Promise.all(clients(options).map(run));
  return { requests, statuses, faults: [...faults].map(([kind, text]) => `${kind}: ${text}`) };
}
