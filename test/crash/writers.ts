/** The token of the writers. */
export const token = 'a-token-for-the-crash-test';

const ns = 'http://crash.example/';
const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** How many triples each graph of a bulk write has. */
export const bulkSize = 1200;

/** One who writes numbered changes, each over several graphs, one after the other. */
export interface Writer {
  readonly name: string;
  /** The graphs that every change touches, and nobody else. */
  readonly graphs: readonly string[];
  /** The number of the last change that was acknowledged. */
  acknowledged: number;
  /** The number of the last change that was sent. */
  sent: number;
  /** Makes the request of a change. */
  readonly request: (number: number) => { path: string; method: string; contentType: string; body: string };
  /**
   * What number the graphs have reached, each an array of N-Quads lines.
   *
   * @throws Error when they contradict each other or themselves.
   */
  readonly reached: (graphs: readonly (readonly string[])[]) => number;
}

/** A writer of SPARQL updates of several operations that keep a counter in two graphs and a record in two. */
export function createCounter(name: string): Writer {
  const [a, b, c] = ['a', 'b', 'c'].map((graph) => `${ns}${name}/${graph}`);
  const thing = `<${ns}${name}>`;
  const count = `<${ns}count>`;
  return {
    name,
    graphs: [a ?? '', b ?? '', c ?? ''],
    acknowledged: 0,
    sent: 0,
    request: (number) => ({
      path: 'sparql',
      method: 'POST',
      contentType: 'application/sparql-update',
      body: `DELETE { GRAPH <${a}> { ${thing} ${count} ?old } } WHERE { GRAPH <${a}> { ${thing} ${count} ?old } } ;
        INSERT DATA { GRAPH <${a}> { ${thing} ${count} "${number}" . ${thing} <${ns}had> "0${number}"^^<${xsd}integer> } } ;
        DELETE { GRAPH ?g { ${thing} ${count} ?old } } INSERT { GRAPH ?g { ${thing} ${count} "${number}" } }
          WHERE { VALUES ?g { <${b}> } GRAPH ?g { ${thing} ${count} ?old } } ;
        INSERT DATA { GRAPH <${b}> { ${thing} ${count} "${number}" }
                      GRAPH <${c}> { <${ns}${name}/${number}> <${ns}text> "${'text '.repeat(number % 50)}" } }`,
    }),
    reached: ([inA = [], inB = [], inC = []]) => {
      const counts = [inA, inB].map((lines) => lines.flatMap((line) => /count> "(\d+)"/u.exec(line)?.[1] ?? []));
      const number = Number(counts[0]?.[0] ?? 0);
      const had = inA.filter((line) => line.includes('had>')).length;
      const expected = number === 0 ? '[[],[]]' : JSON.stringify([[`${number}`], [`${number}`]]);
      if (JSON.stringify(counts) !== expected || had !== number || inC.length !== number) {
        throw new Error(`${name}: counts ${JSON.stringify(counts)}, ${had} numbers, ${inC.length} texts`);
      }
      return number;
    },
  };
}

/** A writer who replaces two large graphs at once by the Graph Store protocol. */
export function createReplacer(name: string): Writer {
  const graphs = ['x', 'y'].map((graph) => `${ns}${name}/${graph}`);
  return {
    name,
    graphs,
    acknowledged: 0,
    sent: 0,
    request: (number) => ({
      path: 'graphs',
      method: 'PUT',
      contentType: 'application/n-quads',
      body: graphs
        .flatMap((graph) =>
          Array.from({ length: bulkSize }, (_, n) => `<${ns}${name}/${n}> <${ns}version> "${number}" <${graph}> .\n`),
        )
        .join(''),
    }),
    reached: (read) => {
      const versions = new Set(read.flat().map((line) => /version> "(\d+)"/u.exec(line)?.[1]));
      const sizes = read.map(({ length }) => length);
      if (versions.size > 1 || new Set(sizes).size > 1 || ![0, bulkSize].includes(sizes[0] ?? 0)) {
        throw new Error(`${name}: versions ${[...versions].join(' ')} in graphs of ${sizes.join(' and ')} triples`);
      }
      return Number([...versions][0] ?? 0);
    },
  };
}

/** Goes on writing until the server is gone. */
export async function keepWriting(writer: Writer, baseIri: string): Promise<void> {
  for (;;) {
    writer.sent = writer.acknowledged + 1;
    const { path, method, contentType, body } = writer.request(writer.sent);
    const headers = { authorization: `Bearer ${token}`, 'content-type': contentType };
    let status: number;
    let text: string;
    try {
      const response = await fetch(new URL(path, baseIri), { method, headers, body });
      status = response.status;
      // The status line is the acknowledgement; the body may be lost with the server.
      text = status < 300 ? '' : await response.text();
    } catch {
      return;
    }
    if (status >= 300) {
      throw new Error(`${writer.name} was refused: ${status} ${text}`);
    }
    writer.acknowledged = writer.sent;
  }
}
