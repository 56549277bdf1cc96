import { randomUUID } from 'node:crypto';
import { DomainError } from '../../core/errors.ts';
import type { Endpoint } from './endpoint.ts';
import { noQuirks, type Quirks } from './quirks.ts';
import { systemIri } from './system-graphs.ts';
import { iriRef, stringLiteral } from './terms.ts';

const value = iriRef(systemIri('value'));
/** Updates that race for one change when it is looked whether only one of them wins. */
const racers = 8;
const races = 3;

/**
 * Finds out what a store is and in what it differs, by asking and by writing to a graph of its own.
 *
 * @throws DomainError `store-unavailable`; `state-incompatible` for a store in which two writers can overwrite each other.
 */
export async function probeQuirks(endpoint: Endpoint): Promise<Quirks> {
  const { server, mostRows } = await endpoint.introduce();
  const isVirtuoso = /virtuoso/iu.test(server);
  const known: Quirks = isVirtuoso
    ? {
        ...noQuirks,
        product: server,
        // Its SPARQL updates are no transactions unless they say so.
        updatePrologue: 'define sql:log-enable 1 ',
        timeoutParameter: 'timeout',
        mostRows,
        notes: [
          'updates are sent as transactions (sql:log-enable 1); they are isolated with DefaultIsolation = 8 only',
          'blank nodes are kept as IRIs, and graphs merged by FROM are merged by the query itself',
          'a query past its time is ended by the parameter timeout, and its incomplete answer (S1TAT) is refused',
        ],
      }
    : { ...noQuirks, product: server };
  endpoint.quirks = known;
  const graph = systemIri(`probe:${randomUUID()}`);
  try {
    const rewritten = await rewritesLiterals(endpoint, graph);
    for (let race = 0; race < races; race += 1) {
      await checkIsolation(endpoint, graph, isVirtuoso);
    }
    return {
      ...known,
      notes: [
        ...known.notes,
        ...(rewritten ? ['literals are rewritten in the index; documents come back from their text, as written'] : []),
        ...(mostRows === undefined ? [] : [`answers of ${mostRows} rows or more are cut, and so refused (413)`]),
      ],
    };
  } finally {
    await endpoint.update(`CLEAR SILENT GRAPH ${iriRef(graph)}`).catch(() => undefined);
  }
}

async function rewritesLiterals(endpoint: Endpoint, graph: string): Promise<boolean> {
  const integer = '"007"^^<http://www.w3.org/2001/XMLSchema#integer>';
  await endpoint.update(`INSERT DATA { GRAPH ${iriRef(graph)} { ${iriRef(graph)} ${value} ${integer} } }`);
  const [row] = await endpoint.select(`SELECT ?o { GRAPH ${iriRef(graph)} { ${iriRef(graph)} ${value} ?o } }`);
  if (!row) {
    throw new DomainError('state-incompatible', 'The store does not show what was written to it.');
  }
  return row['o']?.value !== '007';
}

/** Has several updates race to change the same triple, each into another: one of them may win. */
async function checkIsolation(endpoint: Endpoint, graph: string, isVirtuoso: boolean): Promise<void> {
  const thing = iriRef(`${graph}:${randomUUID()}`);
  const inGraph = (content: string) => `GRAPH ${iriRef(graph)} { ${thing} ${value} ${content} }`;
  await endpoint.update(`INSERT DATA { ${inGraph('"free"')} }`);
  await Promise.all(
    Array.from({ length: racers }, async (_, racer) =>
      endpoint.update(
        `DELETE { ${inGraph('"free"')} } INSERT { ${inGraph(stringLiteral(`racer ${racer}`))} } WHERE { ${inGraph('"free"')} }`,
      ),
    ),
  );
  const rows = await endpoint.select(`SELECT ?o { ${inGraph('?o')} }`);
  if (rows.length !== 1 || rows[0]?.['o']?.value === 'free') {
    const hint = isVirtuoso ? ' Set DefaultIsolation = 8 under [Parameters] of virtuoso.ini.' : '';
    throw new DomainError(
      'state-incompatible',
      `The store lets two updates at once both believe that they were the only one.${hint}`,
      {
        details: {
          inFrench: `La base n’isole pas les mises à jour simultanées.${hint && ' Virtuoso : DefaultIsolation = 8.'}`,
        },
      },
    );
  }
}
