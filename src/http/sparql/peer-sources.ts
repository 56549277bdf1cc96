import type { Peer } from '../../federation/peers/peer.ts';
import type { PeerRegistry } from '../../federation/peers/peer-registry.ts';
import type { SourceReport, SourceSelection } from '../../query/federated/sources.ts';
import { badParameter } from './parameters.ts';

/** A peer that can be asked. */
export type AskablePeer = Peer & { readonly endpoint: string };

/** The peers that a query is answered from besides this server. */
export interface PeerSources {
  readonly peers: readonly AskablePeer[];
  readonly selection: SourceSelection;
}

/** The field of an answer that says what came of each source. */
export const sourcesHeader = 'fabriques-sources';

/** What a client may write for all peers that can be asked. */
export const everybody: readonly string[] = ['all', '*'];
const most = 20;

/** The peers that can be asked. */
export async function askablePeers(registry: PeerRegistry): Promise<AskablePeer[]> {
  return (await registry.list()).flatMap((peer) =>
    peer.endpoint === undefined ? [] : [{ ...peer, endpoint: peer.endpoint }],
  );
}

/**
 * The registered peers that a request names: by short name, by address, or all of them. Undefined where it names none.
 *
 * @param wished - Whether an answer without those that fail will do.
 * @throws DomainError `bad-request` that names who is unknown or cannot be asked.
 */
export async function findSources(
  { sources, partial }: { readonly sources: readonly string[]; readonly partial: boolean },
  registry: PeerRegistry,
): Promise<PeerSources | undefined> {
  if (sources.length === 0) {
    return undefined;
  }
  const all = await registry.list();
  const askable = await askablePeers(registry);
  const found = new Set<AskablePeer>();
  const wrong: { unknown: string[]; mute: string[] } = { unknown: [], mute: [] };
  for (const source of sources) {
    const isNamed = ({ name, iri, endpoint, addresses }: Peer) =>
      [name, iri, endpoint, ...addresses].some((one) => one === source);
    if (everybody.includes(source)) {
      askable.forEach((peer) => found.add(peer));
    } else if (askable.some(isNamed)) {
      askable.filter(isNamed).forEach((peer) => found.add(peer));
    } else {
      wrong[all.some(isNamed) ? 'mute' : 'unknown'].push(source.slice(0, 100));
    }
  }
  refuse(wrong, askable);
  if (found.size > most) {
    throw badParameter('sources', `At most ${most} sources are asked`, `Au plus ${most} sources sont interrogées`);
  }
  const endpoints = [...new Set([...found].map(({ endpoint }) => endpoint))];
  return { peers: [...found], selection: { endpoints, all: !partial } };
}

function refuse(
  { unknown, mute }: { readonly unknown: readonly string[]; readonly mute: readonly string[] },
  askable: readonly AskablePeer[],
): void {
  const names = askable.map(({ name }) => name).join(', ');
  const [known, connues] = names === '' ? ['nobody', 'personne'] : [names, names];
  if (unknown.length > 0) {
    const who = unknown.join(', ');
    throw badParameter(
      'sources',
      `Not a peer of this server: ${who}; it can ask: ${known}`,
      `Pas une source de ce serveur : ${who} ; il peut interroger : ${connues}`,
    );
  }
  if (mute.length > 0) {
    const who = mute.join(', ');
    throw badParameter(
      'sources',
      `Without a SPARQL endpoint: ${who}; this server can ask: ${known}`,
      `Sans point SPARQL : ${who} ; ce serveur peut interroger : ${connues}`,
    );
  }
}

/** What came of one source, with its name; `here` is this server. */
export interface NamedReport extends SourceReport {
  readonly name: string;
  readonly peer?: AskablePeer;
}

/** What came of each source, under the names of the peers. */
export function nameReports(reports: readonly SourceReport[], { peers }: PeerSources): NamedReport[] {
  return reports.map((report) => {
    const peer = peers.find(({ endpoint }) => endpoint === report.iri);
    return { ...report, name: peer?.name ?? 'here', ...(peer && { peer }) };
  });
}

/**
 * The field `Fabriques-Sources`: who answered, and who did not.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9651#name-lists | RFC 9651, Lists of structured fields}
 */
export function sourcesField(reports: readonly NamedReport[]): string {
  return reports
    .map(({ name, solutions, pieces, failure }) =>
      [`"${name}"`, `solutions=${solutions}`, `pieces=${pieces}`, ...(failure ? [`failed=${failure.code}`] : [])].join(
        ';',
      ),
    )
    .join(', ');
}
