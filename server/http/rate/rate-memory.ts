import type { Allowance, Meter } from './rate.ts';

/** Clients that are remembered at most; who comes after that replaces who has been quiet the longest. */
const CLIENTS = 100_000;

/**
 * Counts in this process, by the generic cell rate algorithm: of each client it knows only when its account will be
 * full again, on the monotonic clock, which no one sets.
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 * @param now milliseconds
 */
export function createMemoryMeter({ capacity, interval }: Allowance, now = () => performance.now()): Meter {
  const full = new Map<string, number>();
  return {
    take: async (client, units) => {
      const time = now();
      const start = Math.max(full.get(client) ?? 0, time);
      // Who asks for more than there ever is waits until all of it is there.
      const next = start + Math.min(units, capacity) * interval;
      const wait = next - time - capacity * interval;
      if (wait > 0) return wait;
      // Behind the others in the order of the map.
      full.delete(client);
      full.set(client, next);
      const [oldest = ''] = full.size > CLIENTS ? full.keys() : [];
      full.delete(oldest);
      return 0;
    },
    close: async () => {},
  };
}
