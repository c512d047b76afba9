import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type App, createApp } from '../../../../server/app.ts';
import { type Config, defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { databaseUrl } from '../../../support/postgresql.ts';

const DOCUMENT = 'query Names($first: Int) { sources(first: $first) { nodes { name } totalCount } }';
const HASH = createHash('sha256').update(DOCUMENT).digest('hex');
const FILE = join(mkdtempSync(join(tmpdir(), 'verbatim-')), 'documents.json');

/** Asks by GET, the document by its hash. */
function get(app: App, headers: Record<string, string> = {}, variables: object = {}): Promise<Response> {
  const query = new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } }),
  });
  return app.fetch(`http://verbatim.test/graphql?${query}`, { headers });
}

const tagOf = (response: Response): string => response.headers.get('etag') ?? '';

describe('a persisted document by GET', () => {
  let server: TestApp;
  const serve = (config: Partial<Config> = {}) =>
    createApp({
      database: server.database,
      config: { ...defaultConfig(), TRUSTED_DOCUMENTS: FILE, ...config },
    });

  beforeAll(async () => {
    writeFileSync(FILE, JSON.stringify({ [HASH]: DOCUMENT }));
    server = await testApp({ seeded: true });
  });
  afterAll(() => server.close());

  test('is an answer that caches may keep', async () => {
    const response = await get(serve());
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=60');
    expect(response.headers.get('vary')).toBe('accept, authorization');
    expect(tagOf(response)).toMatch(/^"[\w-]{27}"$/);
    expect(await response.json()).toMatchObject({ data: { sources: { totalCount: expect.any(Number) } } });
  });

  test.each([(tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"other", ${tag}`])(
    'is not asked of the database again while nothing is written (%o)',
    async (condition) => {
      const app = serve();
      const tag = tagOf(await get(app));
      const { result, statements } = await server.database.statements(() =>
        get(app, { 'if-none-match': condition(tag) }),
      );
      expect(result.status).toBe(304);
      expect(await result.text()).toBe('');
      expect(tagOf(result)).toBe(tag);
      expect(result.headers.get('cache-control')).toBe('public, max-age=60');
      expect(statements).toEqual([expect.stringMatching(/FROM revision$/)]);
    },
  );

  test('has another name for other variables, another media type, and after each write', async () => {
    const app = serve();
    const tags = [
      await get(app),
      await get(app, {}, { first: 2 }),
      await get(app, { accept: 'application/graphql-response+json' }),
    ].map(tagOf);
    for (const name of ['Anadolu (changed)', 'Anadolu (changed again)']) {
      await server.sql(`UPDATE source SET name = $1 WHERE slug = 'anadolu'`, [name]);
      const response = await get(app, { 'if-none-match': tags.join() });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(name);
      tags.push(tagOf(response));
    }
    expect(new Set(tags).size).toBe(tags.length);
    // A server of others may hold transactions of whose end no one can know.
    if (server.database.engine === 'pglite') {
      expect(await server.sql('SELECT FROM revision')).toHaveLength(1);
    }
  });

  test('is the same for every server of a release', async () => {
    expect(tagOf(await get(serve()))).toBe(tagOf(await get(serve())));
    expect(tagOf(await get(serve({ COMPILED_READS: 'off' })))).toBe(tagOf(await get(serve())));
  });

  test('varies by origin where only some may ask, and is kept as long as the settings say', async () => {
    const app = serve({ CORS_ORIGINS: 'https://example.org', CACHE_SECONDS: 0 });
    const response = await get(app, { origin: 'https://example.org' });
    expect(response.headers.get('vary')).toBe('accept, authorization, origin');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0');
  });

  test.each<[string, (app: App) => Promise<Response>]>([
    ['errors', (app) => get(app, {}, { first: -1 })],
    ['variables of a wrong kind', (app) => get(app, {}, { first: 'two' })],
    ['who shows a token', (app) => get(app, { authorization: 'Bearer x' })],
    [
      'a document by its text',
      (app) => app.fetch(`http://verbatim.test/graphql?query=${encodeURIComponent(DOCUMENT)}`),
    ],
    [
      'POST',
      (app) =>
        app.fetch('http://verbatim.test/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ documentId: `sha256:${HASH}` }),
        }),
    ],
  ])('is not kept: %s', async (_name, ask) => {
    const response = await ask(serve());
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
  });

  test.runIf(process.env.TEST_ENGINE === 'postgresql')(
    'has a new name when a transaction can be seen, not before, in whatever order they end',
    async () => {
      const app = serve();
      const [row] = await server.sql<{ name: string }>('SELECT current_database() AS name');
      const url = databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
      const sessions = [1, 2, 3].map(() => new pg.Client({ connectionString: url }));
      const tags = [tagOf(await get(app))];
      for (const [i, session] of sessions.entries()) {
        await session.connect();
        await session.query('BEGIN');
        // Writers of other tables wait for each other.
        await session.query(
          'UPDATE person_title SET title = title WHERE id = (SELECT id FROM person_title ORDER BY id OFFSET $1 LIMIT 1)',
          [i],
        );
      }
      expect(tagOf(await get(app))).toBe(tags[0]);
      for (const session of [sessions[2], sessions[0], sessions[1]]) {
        await session?.query('COMMIT');
        tags.push(tagOf(await get(app)));
        await session?.end();
      }
      expect(new Set(tags).size).toBe(4);
    },
  );
});
