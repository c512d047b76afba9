import { randomBytes } from 'node:crypto';
import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../../../server/app.ts';
import { type Config, defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { databaseUrl } from '../../../support/postgresql.ts';
import { startServer } from '../../../support/server.ts';
import { answerOf, type HttpAnswer } from '../ask.ts';

const REDIS_URL = 'redis://127.0.0.1:6379';
/** So long until an account is full again that nothing comes back while a test runs. */
const FOR_EVER = { RATE_LIMIT_COST: 100, RATE_LIMIT_SECONDS: 1_000_000 };

/** A connection to Redis; null where there is none. */
async function connectRedis() {
  const client = createClient({ url: REDIS_URL, socket: { connectTimeout: 1000, reconnectStrategy: false } });
  client.on('error', () => {});
  return client.connect().catch(() => null);
}

const redis = await connectRedis();
if (!redis) console.log(`Redis: skipped, none at ${REDIS_URL}.`);

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(async () => {
  redis?.destroy();
  await server.close();
});

/** A server behind one proxy, so that a test can be any client. */
function limited(settings: Partial<Config>): App {
  const config = { ...defaultConfig(), REDIS_URL, TRUST_PROXY: 1, ...settings };
  const app = createApp({ database: server.database, config });
  onTestFinished(() => app.close());
  return app;
}

/** An address that nobody has had before: Redis remembers those of other runs. */
const stranger = () => [10, ...randomBytes(3)].join('.');

async function ask(
  door: App['fetch'],
  client: string,
  query = '{ __typename }',
  url = 'http://verbatim.test',
): Promise<HttpAnswer> {
  return answerOf(
    await door(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': client },
      body: JSON.stringify({ query }),
    }),
  );
}

/** Asks until it is refused, and says how often it was answered. */
async function exhaust(door: App['fetch'], client: string, url?: string) {
  for (let answered = 0; ; answered++) {
    const answer = await ask(door, client, undefined, url);
    if (answer.status !== 200) return { answered, answer };
  }
}

/** Resolved once a server counts in Redis: it connects while it answers. */
async function countsInRedis(app: App): Promise<void> {
  const client = stranger();
  const isThere = async () => {
    await ask(app.fetch, client);
    return redis?.exists(`verbatim:rate:${client}`);
  };
  await expect.poll(isThere, { timeout: 20_000 }).toBe(1);
}

describe.each(['memory', ...(redis ? ['redis' as const] : [])] as const)(
  'a rate limit counted in %s',
  (RATE_LIMIT) => {
    test('refuses what is too much with 429, a code and when to come back; others are answered', async () => {
      const app = limited({ RATE_LIMIT, ...FOR_EVER });
      if (RATE_LIMIT === 'redis') await countsInRedis(app);
      const client = stranger();
      const { answered, answer } = await exhaust(app.fetch, client);
      expect(answered).toBeGreaterThan(1);
      expect(answer).toMatchObject({ status: 429, codes: ['RATE_LIMITED'], data: undefined });
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
      expect((await ask(app.fetch, stranger())).status).toBe(200);
      // Another client has as much, and a question that costs more is answered less often.
      expect((await exhaust(app.fetch, stranger())).answered).toBe(answered);
      const search = stranger();
      expect((await ask(app.fetch, search, '{ search(query: "paix") { totalCount } }')).status).toBe(429);
    });

    test('gives back bit by bit', async () => {
      const app = limited({ RATE_LIMIT, RATE_LIMIT_COST: 100, RATE_LIMIT_SECONDS: 2 });
      const client = stranger();
      // At once, since what comes back meanwhile can be spent as well.
      const burst = await Promise.all(Array.from({ length: 200 }, () => ask(app.fetch, client)));
      const refused = burst.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(
        refused.map(({ headers }) => Number(headers.get('retry-after'))).every((n) => n >= 1 && n <= 2),
      ).toBe(true);
      await expect.poll(async () => (await ask(app.fetch, client)).status, { timeout: 20_000 }).toBe(200);
    });

    test('counts the page of GraphiQL, too', async () => {
      const app = limited({ RATE_LIMIT, ...FOR_EVER });
      if (RATE_LIMIT === 'redis') await countsInRedis(app);
      const headers = { accept: 'text/html', 'x-forwarded-for': stranger() };
      const open = () => app.fetch('http://verbatim.test/graphql', { headers });
      expect((await open()).headers.get('content-type')).toContain('text/html');
      expect(await answerOf(await open())).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    });

    test('counts what is malformed, too', async () => {
      const app = limited({ RATE_LIMIT, RATE_LIMIT_COST: 5, RATE_LIMIT_SECONDS: 1_000_000 });
      const client = stranger();
      const codes = [];
      for (let i = 0; i < 7; i++) codes.push((await ask(app.fetch, client, '')).codes[0]);
      expect(codes.slice(0, 2)).toEqual(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_PARSE_FAILED']);
      expect(codes.at(-1)).toBe('RATE_LIMITED');
    });
  },
);

test('a rate limit that is off refuses nobody', async () => {
  const app = limited({ ...FOR_EVER, RATE_LIMIT_COST: 1 });
  const client = stranger();
  for (let i = 0; i < 5; i++) expect((await ask(app.fetch, client)).status).toBe(200);
});

test('while Redis is away, each server counts for itself', async () => {
  const app = limited({ RATE_LIMIT: 'redis', REDIS_URL: 'redis://127.0.0.1:1', ...FOR_EVER });
  expect((await exhaust(app.fetch, stranger())).answer).toMatchObject({ codes: ['RATE_LIMITED'] });
});

test.skipIf(!redis || process.env.TEST_ENGINE !== 'postgresql')(
  'two processes that share Redis share the account of a client',
  async () => {
    const [row] = await server.sql<{ name: string }>('SELECT current_database() AS name');
    const other = startServer({
      DATABASE_URL: databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? ''),
      RATE_LIMIT: 'redis',
      REDIS_URL,
      TRUST_PROXY: '1',
      RATE_LIMIT_COST: String(FOR_EVER.RATE_LIMIT_COST),
      RATE_LIMIT_SECONDS: String(FOR_EVER.RATE_LIMIT_SECONDS),
    });
    const url = await other.url;
    const app = limited({ RATE_LIMIT: 'redis', ...FOR_EVER });
    await countsInRedis(app);
    const [one, both] = [stranger(), stranger()];
    const { answered } = await exhaust(app.fetch, one);
    expect((await ask(fetch, one, undefined, url)).status).toBe(429);
    const door = (i: number) => (i % 2 === 0 ? ask(app.fetch, both) : ask(fetch, both, undefined, url));
    const statuses = [];
    for (let i = 0; i < answered + 3; i++) statuses.push((await door(i)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(answered);
  },
);
