import { z } from 'zod';
import { count, onOff } from './kinds.ts';

/** Who may ask, from where, and how much. */
export const ACCESS = {
  CORS_ORIGINS: z
    .string()
    .regex(
      /^(\*|https?:\/\/[^\s,/]+(,\s*https?:\/\/[^\s,/]+)*)$/,
      'takes * or origins separated by commas: https://example.org,http://localhost:3000',
    )
    .default('*')
    .describe('Sites whose pages may ask: * for all, or a list of origins. Cookies never count.'),
  INTROSPECTION: onOff(
    'on',
    'Whether the schema may be read: off closes introspection, suggestions in errors and GraphiQL.',
  ),
  TRUSTED_ONLY: onOff(
    'off',
    'Whether only the documents of the client package are answered, by text or by hash.',
  ),
  TRUSTED_DOCUMENTS: z
    .string()
    .min(1, 'takes the path of a JSON file')
    .default('client/generated/persisted-documents.json')
    .describe(
      'Documents that may be asked for by their SHA-256, as JSON; npm run build writes those of the client.',
    ),
  RATE_LIMIT: z
    .enum(['off', 'memory', 'redis'], 'takes off, memory or redis')
    .default('off')
    .describe(
      'Where the cost that each client has caused is counted, if it is: in this process, or for many in Redis.',
    ),
  RATE_LIMIT_COST: count(1, 50_000, 'Units of cost that a client may cause at once.'),
  RATE_LIMIT_SECONDS: count(
    1,
    60,
    'Seconds after which all of them are there again; they come back bit by bit.',
  ),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, 'takes redis://user:password@host:port/database')
    .default('redis://127.0.0.1:6379')
    .describe(
      'The Redis that counts for RATE_LIMIT=redis; while it is away, each process counts for itself.',
    ),
  TRUST_PROXY: count(
    0,
    0,
    'Proxies in front of the server: as many entries of X-Forwarded-For, from its end, are believed.',
  ),
  CACHE_SECONDS: count(
    0,
    60,
    'Seconds for which caches may answer a persisted document by GET without asking whether anything changed.',
  ),
  METRICS: z
    .enum(['off', 'loopback', 'public'], 'takes off, loopback or public')
    .default('loopback')
    .describe(
      'Who gets /metrics, in the format of Prometheus: loopback for this machine, whatever no proxy passes on.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, 'takes 16 characters or more')
    .default('')
    .describe(
      'With it as a bearer token, anyone gets /metrics from anywhere. Empty: no one does by a token.',
    ),
};
