import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** A name that resolves to an address which must not be connected to. */
export class ForbiddenAddressError extends Error {
  public constructor(
    public readonly host: string,
    public readonly address: string,
  ) {
    super(`${host} resolves to ${address}`);
  }
}

/** How names are resolved: as `dns.lookup` with `all`. */
export type Resolver = (
  host: string,
  options: { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for sockets that gives an answer only where every address of the name is public.
 * The socket connects to the very addresses that were checked, so a name cannot change in between.
 */
export function createCheckedLookup(resolve: Resolver = systemLookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { all: true }, (error, addresses) => {
      if (error) {
        done(error, '');
        return;
      }
      const forbidden = addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses;
      if (forbidden || !first) {
        done(new ForbiddenAddressError(host, forbidden?.address ?? 'nothing'), '');
      } else if (options.all) {
        done(null, addresses);
      } else {
        done(null, first.address, first.family);
      }
    });
  };
}
