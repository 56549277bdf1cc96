import { isIP } from 'node:net';
import { DomainError } from '../errors.ts';
import { isPublicAddress } from './public-address.ts';

/** Where the server may connect to of its own accord. */
export interface OutboundOrigins {
  /** Origins that the operator lists (`FABRIQUES_SERVICE_ALLOW`), wherever they are, this machine included. */
  readonly listed: readonly string[];
  /** Origins of the registered peers at this moment; they must have public addresses. */
  readonly peers?: () => Iterable<string>;
}

/** An address that may be fetched. */
export interface AllowedTarget {
  readonly url: URL;
  /** Whether the operator vouches for the origin, so that its addresses need not be public. */
  readonly listed: boolean;
}

/**
 * Decides by its spelling whether an address may be fetched. What its name resolves to is checked
 * when the connection is made.
 *
 * The URL parser has already undone odd spellings (`0x7f.1`, `2130706433`, full-width digits), so
 * what is compared and checked here is what would be connected to.
 *
 * @throws DomainError `remote-refused`.
 */
export function checkTarget(address: string, origins: OutboundOrigins): AllowedTarget {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw refused(address, 'only http and https addresses are fetched', 'seules les adresses http et https le sont');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(url.origin, 'its address contains a password', 'son adresse contient un mot de passe');
  }
  if (origins.listed.includes(url.origin)) {
    return { url, listed: true };
  }
  if (!isPeer(url.origin, origins)) {
    throw refused(url.origin, 'it is not a peer of this server', 'il n’est pas un pair de ce serveur');
  }
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw refusedAddress(url.origin);
  }
  return { url, listed: false };
}

/** The refusal of an origin whose name stands for an address that is not of the open internet. */
export function refusedAddress(origin: string): DomainError {
  return refused(origin, 'its address is not a public one', 'son adresse n’est pas publique');
}

function isPeer(origin: string, { peers }: OutboundOrigins): boolean {
  for (const peer of peers?.() ?? []) {
    if (URL.canParse(peer) && new URL(peer).origin === origin) {
      return true;
    }
  }
  return false;
}

function refused(target: string, because: string, parceQue: string): DomainError {
  const shown = target.length > 200 ? `${target.slice(0, 200)}…` : target;
  return new DomainError('remote-refused', `This server does not fetch from ${shown}: ${because}`, {
    details: { remote: shown, inFrench: `Ce serveur n’interroge pas ${shown} : ${parceQue}` },
  });
}
