import type { Allowance, Meter } from './rate.ts';

/** The most clients in memory. A new one then replaces the client that has been quiet for longest. */
const CLIENTS = 100_000;

/**
 * Counts in this process, by the generic cell rate algorithm. It stores one number for each client: when its account
 * will be full again, on the monotonic clock, which no one can set.
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 * @param now the clock, in milliseconds
 */
export function createMemoryMeter({ capacity, interval }: Allowance, now = () => performance.now()): Meter {
  const full = new Map<string, number>();
  return {
    take: async (client, units) => {
      const time = now();
      const start = Math.max(full.get(client) ?? 0, time);
      // A request for more than the capacity waits until the account is full.
      const next = start + Math.min(units, capacity) * interval;
      const wait = next - time - capacity * interval;
      if (wait > 0) return wait;
      // Moves the client to the end of the map, whose first entry is the quietest client.
      full.delete(client);
      full.set(client, next);
      const [oldest = ''] = full.size > CLIENTS ? full.keys() : [];
      full.delete(oldest);
      return 0;
    },
    close: async () => {},
  };
}
