import type { Config } from '../../config.ts';
import type { Logger } from '../log.ts';
import { createMemoryMeter } from './rate-memory.ts';
import { createRedisMeter } from './rate-redis.ts';

/** Counts what clients cause, in units of cost that come back with time. */
export interface Meter {
  /**
   * Takes units from a client's account.
   *
   * @returns milliseconds until there would be enough; 0 where they were taken
   */
  take(client: string, units: number): Promise<number>;
  close(): Promise<void>;
}

/** How much each client may cause. */
export interface Allowance {
  /** Units that are there at most. */
  capacity: number;
  /** Milliseconds after which a unit comes back. */
  interval: number;
}

/** The meter of the settings; undefined where nothing is counted. */
export function createMeter(config: Config, log: Logger): Meter | undefined {
  const { RATE_LIMIT, RATE_LIMIT_COST: capacity, RATE_LIMIT_SECONDS, REDIS_URL } = config;
  if (RATE_LIMIT === 'off') return undefined;
  const allowance = { capacity, interval: (RATE_LIMIT_SECONDS * 1000) / capacity };
  return RATE_LIMIT === 'memory' ? createMemoryMeter(allowance) : createRedisMeter(REDIS_URL, allowance, log);
}

/**
 * Who is counted as one: an address, or for IPv6 the network of a household (/64), within which anyone may change
 * addresses at will. Behind proxies the address is what they say it is.
 *
 * @param proxies how many entries of X-Forwarded-For, from its end, were written by proxies of ours
 */
export function clientOf(address: string, forwardedFor: string | null, proxies: number): string {
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const believed = proxies > 0 ? (hops.at(-Math.min(proxies, hops.length)) ?? address) : address;
  const plain = believed
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .slice(0, 64);
  return plain.includes(':') ? networkOf(plain) : plain;
}

/** The first four groups of an IPv6 address. */
function networkOf(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
