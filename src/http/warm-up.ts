import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { allDepartements } from '../catalogue/territories.ts';

/** What a server that warms itself up is like. */
export interface WarmUpOptions {
  /** The address of the instance, below which the things of its lists stand. */
  readonly baseIri: string;
  /** Whether it is to end at once. */
  readonly isStopping: () => boolean;
}

/** How it ended: how many pages were made, and the one that failed, after which no other is asked for. */
export interface WarmUpEnd {
  readonly pages: number;
  readonly failed?: { readonly path: string; readonly status: number };
}

/** No connection comes from such an address: what has it, the server asks itself. */
const ownAddress = 'warm-up';

/** Pages of each kind until the code of all is compiled, and how long that may take once the tables are made. */
const limits = { rounds: 16, milliseconds: 6000 };

/** Whether the server asks itself: nobody did, so it is neither logged nor counted. */
export function isOwnRequest({ socket }: Pick<IncomingMessage, 'socket'>): boolean {
  return socket.remoteAddress === ownAddress;
}

/**
 * Asks a server of itself for pages of every kind, so that what they are made from is read and their code compiled by
 * the time people ask. Rests after each page as long as it took: a client waits for one of them, at most.
 */
export async function warmUp(server: FastifyInstance, options: WarmUpOptions): Promise<WarmUpEnd> {
  const { isStopping } = options;
  let pages = 0;
  let failed: WarmUpEnd['failed'];
  const get = async (path: string, accept = 'text/html'): Promise<string> => {
    if (isStopping() || failed) {
      return '';
    }
    const begin = performance.now();
    const headers = { accept, 'accept-language': pages % 4 === 3 ? 'en' : 'fr' };
    const { statusCode: status, body } = await server.inject({ url: `/${path}`, remoteAddress: ownAddress, headers });
    pages += 1;
    // What is gone or was never there is an answer, too.
    if (status >= 500) {
      failed = { path, status };
    }
    await pause(performance.now() - begin, undefined, { ref: false });
    return body;
  };
  const slugsOf = async (collection: string): Promise<readonly string[]> =>
    slugsIn(await get(`${collection}?parPage=${limits.rounds}`, 'application/ld+json'), options.baseIri + collection);

  await get('');
  const things = {
    fabriques: await slugsOf('fabriques'),
    structures: await slugsOf('structures'),
    actions: await slugsOf('actions'),
  };
  const begin = performance.now();
  for (let round = 0; round < limits.rounds; round += 1) {
    for (const [path, accept] of pagesOf(round, things)) {
      // The first of each is asked for however long it takes: it reads what the others have at hand.
      if (round > 0 && performance.now() - begin > limits.milliseconds) {
        return { pages, ...(failed && { failed }) };
      }
      await get(path, accept);
    }
  }
  return { pages, ...(failed && { failed }) };
}

/** Addresses of every kind of page, others in each round: what was made once is not made again. */
function pagesOf(
  round: number,
  { fabriques, structures, actions }: Readonly<Record<'fabriques' | 'structures' | 'actions', readonly string[]>>,
): readonly (readonly [path: string, accept?: string])[] {
  const departement = allDepartements[(round * 6) % allDepartements.length]?.code ?? '';
  const [fabrique, other, structure, action] = [
    fabriques[round % fabriques.length],
    fabriques[(round + 1) % fabriques.length],
    structures[round % structures.length],
    actions[round % actions.length],
  ];
  const set = `fabriques?departement=${departement}`;
  return [
    [set],
    [`${set}&vue=table`],
    [`${set}&vue=carte`],
    [`${set}&vue=partager`],
    [`${set}&vue=integrer`],
    [`structures?departement=${departement}`],
    [`actions?departement=${departement}`],
    [`actions?lieu=${departement}`],
    [`visites?annee=${2000 + round}`],
    [`pratiques?q=${departement}`],
    [`recherche?q=${encodeURIComponent(fabrique ?? departement)}`],
    [`suggestions?q=${encodeURIComponent(fabrique?.slice(0, 4) ?? departement)}`, 'application/json'],
    ...(structure === undefined ? [] : [[`structures/${structure}`] as const]),
    ...(action === undefined ? [] : [[`actions/${action}?lieu=${departement}`] as const]),
    ...(fabrique === undefined
      ? []
      : ([
          [`fabriques/${fabrique}`],
          [`fabriques/${fabrique}/historique`],
          [`fabriques/${fabrique}/modifier`],
          [`visites?fabrique=${fabrique}`],
          [`comparer?f=${fabrique}&f=${other ?? fabrique}`],
        ] as const)),
  ];
}

/** The slugs of the members that a page of a collection names, as they stand in addresses. */
function slugsIn(page: string, collectionIri: string): readonly string[] {
  if (page === '') {
    return [];
  }
  const { member = [] } = JSON.parse(page) as { readonly member?: readonly { readonly id?: string }[] };
  return member.flatMap(({ id = '' }) =>
    id.startsWith(`${collectionIri}/`) ? id.slice(collectionIri.length + 1) : [],
  );
}
