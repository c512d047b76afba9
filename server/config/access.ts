import { z } from 'zod';
import { count, onOff } from './kinds.ts';

/** Settings that say who may send requests, from where, and how many. */
export const ACCESS = {
  CORS_ORIGINS: z
    .string()
    .regex(
      /^(\*|https?:\/\/[^\s,/]+(,\s*https?:\/\/[^\s,/]+)*)$/,
      'takes * or origins separated by commas: https://example.org,http://localhost:3000',
    )
    .default('*')
    .describe(
      'Origins whose pages may send requests from a browser: * for all, or a list separated by commas. Cookies are never used.',
    ),
  INTROSPECTION: onOff(
    'on',
    'Whether clients may read the schema. off disables introspection, suggestions in errors and GraphiQL.',
  ),
  TRUSTED_ONLY: onOff(
    'off',
    'Whether the server answers trusted documents only. A client may send their text or their hash.',
  ),
  TRUSTED_DOCUMENTS: z
    .string()
    .min(1, 'takes the path of a JSON file')
    .default('client/generated/persisted-documents.json')
    .describe(
      'The manifest of trusted documents: a JSON object of documents by their SHA-256. npm run build writes the manifest of the client package.',
    ),
  RATE_LIMIT: z
    .enum(['off', 'memory', 'redis'], 'takes off, memory or redis')
    .default('off')
    .describe(
      'Where the server counts the cost that each client causes. memory: in this process. redis: in a Redis that several servers share. off: nowhere, so clients are not limited.',
    ),
  RATE_LIMIT_COST: count(1, 50_000, 'The units of cost that a client can spend at once.'),
  RATE_LIMIT_SECONDS: count(
    1,
    60,
    'Seconds until a client that has spent all its units has all of them again. They come back bit by bit.',
  ),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, 'takes redis://user:password@host:port/database')
    .default('redis://127.0.0.1:6379')
    .describe(
      'The Redis of RATE_LIMIT=redis. While the server cannot reach Redis, it counts in its own process.',
    ),
  TRUST_PROXY: count(
    0,
    0,
    'The number of proxies in front of the server. The server trusts that many entries of X-Forwarded-For, counted from the end.',
  ),
  CACHE_SECONDS: count(
    0,
    60,
    'Seconds for which a cache may reuse the answer to a trusted document, asked for by hash and GET, without asking the server whether it changed.',
  ),
  METRICS: z
    .enum(['off', 'loopback', 'public'], 'takes off, loopback or public')
    .default('loopback')
    .describe(
      'Who may read /metrics, in the format of Prometheus, without a token. loopback: programs on this machine, unless a proxy passed the request on. public: everyone. off: no one.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, 'takes 16 characters or more')
    .default('')
    .describe(
      'The bearer token that opens /metrics to any client, whatever METRICS says. Empty: no token does.',
    ),
};
