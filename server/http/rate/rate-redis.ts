import { createClient, type RedisClientType } from '@redis/client';
import type { Logger } from '../../log.ts';
import type { Allowance, Meter } from './rate.ts';
import { createMemoryMeter } from './rate-memory.ts';

/** Milliseconds to wait for Redis before this process counts for itself. */
const PATIENCE = 250;

/** The algorithm of the meter in memory, on Redis' own clock, so that all processes agree. Keys go by themselves. */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, interval, units = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local start = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local next = start + math.min(units, capacity) * interval
local wait = next - now - capacity * interval
if wait > 0 then return tostring(wait) end
redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now) + 1)
return '0'`;

/**
 * Counts in Redis for many processes. While Redis is away, each counts for itself: being away must not open the door.
 */
export function createRedisMeter(url: string, { capacity, interval }: Allowance, log: Logger): Meter {
  const local = createMemoryMeter({ capacity, interval });
  const client: RedisClientType = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5000) },
  });
  let away = false;
  const note = (isAway: boolean) => {
    if (isAway !== away)
      log.warn(
        isAway
          ? 'Redis does not answer: this process counts the cost of its clients'
          : 'Redis answers again: it counts the cost of all clients',
      );
    away = isAway;
  };
  client.on('error', () => note(true));
  client.on('ready', () => note(false));
  // It goes on trying by itself; what it says on the way comes as error events.
  client.connect().catch(() => {});
  return {
    take: async (who, units) => {
      if (!client.isReady) return local.take(who, units);
      try {
        const answer = await within(
          client.eval(TAKE, {
            keys: [`verbatim:rate:${who}`],
            arguments: [String(capacity), String(interval), String(units)],
          }),
        );
        return Number(answer);
      } catch {
        note(true);
        return local.take(who, units);
      }
    },
    close: async () => client.destroy(),
  };
}

function within<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Redis did not answer in time')), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
