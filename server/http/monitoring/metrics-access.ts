import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Config } from '../../config.ts';
import { IN_PROCESS, type Incoming } from '../incoming.ts';

/** Headers by which a proxy tells that it only passes a request on. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a request may have the figures: by METRICS, or by the token whatever METRICS says. */
export function mayHaveFigures(
  { address, headers }: Incoming,
  { METRICS, METRICS_TOKEN }: Pick<Config, 'METRICS' | 'METRICS_TOKEN'>,
): boolean {
  if (METRICS_TOKEN !== '' && isSame(headers.get('authorization') ?? '', `Bearer ${METRICS_TOKEN}`))
    return true;
  if (METRICS !== 'loopback') return METRICS === 'public';
  // To a proxy on this machine everybody seems to be on this machine.
  return isLoopback(address) && PASSED_ON.every((name) => headers.get(name) === null);
}

function isLoopback(address: string): boolean {
  if (address === IN_PROCESS) return true;
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Compares in a time that does not tell how much is the same. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
