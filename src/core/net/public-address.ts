import ipaddr from 'ipaddr.js';

/** The part of IPv6 that is given out to networks of the world; everything else is special in some way. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Blocks that the library calls `unicast` and that nobody on the open internet answers from. */
const notRouted = [
  ['100::', 8],
  ['3fff::', 20],
  ['5f00::', 16],
].map(([address, bits]): [ipaddr.IPv6, number] => [ipaddr.IPv6.parse(String(address)), Number(bits)]);

/**
 * Whether an IP address belongs to a host of the open internet: not loopback, private, link-local,
 * shared (CGNAT), unique local, multicast, reserved or documentation, and not an IPv6 address that
 * stands for an IPv4 one (mapped, NAT64, 6to4, Teredo), whatever that one is.
 *
 * @param address - An address as the resolver gives it, without brackets, with or without a zone.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false;
  }
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') {
    return false;
  }
  if (parsed instanceof ipaddr.IPv4) {
    // 198.18.0.0/15 is for benchmarks, 192.88.99.0/24 was the gateway of 6to4.
    return (
      !parsed.match(ipaddr.IPv4.parseCIDR('198.18.0.0/15')) && !parsed.match(ipaddr.IPv4.parseCIDR('192.88.99.0/24'))
    );
  }
  return parsed.match(globalUnicast) && !notRouted.some((block) => parsed.match(block));
}
