import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
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
