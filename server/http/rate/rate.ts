import type { Config } from '../../config.ts';
import type { Logger } from '../../log.ts';
import { createMemoryMeter } from './rate-memory.ts';
import { createRedisMeter } from './rate-redis.ts';

/** Counts the cost that clients cause, in units that come back with time. */
export interface Meter {
  /**
   * Takes units from a client's account.
   *
   * @returns 0 if the units were taken; else milliseconds until the account would cover them
   */
  take(client: string, units: number): Promise<number>;
  close(): Promise<void>;
}

/** How much each client may spend. */
export interface Allowance {
  /** The units of a full account. */
  capacity: number;
  /** Milliseconds after which a unit comes back. */
  interval: number;
}

/** The meter that the settings ask for. Undefined: clients are not limited. */
export function createMeter(config: Config, log: Logger): Meter | undefined {
  const { RATE_LIMIT, RATE_LIMIT_COST: capacity, RATE_LIMIT_SECONDS, REDIS_URL } = config;
  if (RATE_LIMIT === 'off') return undefined;
  const allowance = { capacity, interval: (RATE_LIMIT_SECONDS * 1000) / capacity };
  return RATE_LIMIT === 'memory' ? createMemoryMeter(allowance) : createRedisMeter(REDIS_URL, allowance, log);
}
