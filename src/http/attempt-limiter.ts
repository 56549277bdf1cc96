import { LRUCache } from 'lru-cache';

/** How many wrong attempts an address has, in how long. */
export interface AttemptLimits {
  readonly most: number;
  readonly withinMs: number;
}

/** Counts wrong attempts by address, in bounded memory. */
export class AttemptLimiter {
  readonly #failures: LRUCache<string, { count: number; since: number }>;
  readonly #limits: AttemptLimits;

  public constructor(limits: AttemptLimits = { most: 10, withinMs: 10 * 60_000 }) {
    this.#limits = limits;
    this.#failures = new LRUCache({ max: 10_000, ttl: limits.withinMs });
  }

  /** Seconds for which an address is locked out; 0 where it is not. */
  public secondsLocked(address: string): number {
    const known = this.#failures.get(networkOf(address));
    const left = known && known.count >= this.#limits.most ? known.since + this.#limits.withinMs - Date.now() : 0;
    return Math.max(0, Math.ceil(left / 1000));
  }

  /** Counts a wrong attempt. @returns Whether it is the one that locks the address out. */
  public fail(address: string): boolean {
    const network = networkOf(address);
    const known = this.#failures.get(network) ?? { count: 0, since: Date.now() };
    known.count += 1;
    // The time starts anew with the last attempt that counts.
    known.since = known.count <= this.#limits.most ? Date.now() : known.since;
    this.#failures.set(network, known);
    return known.count === this.#limits.most;
  }
}

/** An address of IPv4; of IPv6 the network of 64 bits, of which one client has all addresses. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) {
    return mapped ?? address;
  }
  const [before = '', after] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
