import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { verbatimCache } from '../../client/graphcache.ts';
import { ArticleDocument, createClient } from '../../client/index.ts';
import { createApp } from '../../server/app.ts';
import { type Config, defaultConfig } from '../../server/config.ts';
import { projectFile, type TestApp, testApp } from '../support/app.ts';
import { clientOf, gateway, watched } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A server on the same database with other settings. */
const other = (config: Partial<Config>): TestApp => ({
  ...app,
  app: createApp({ database: app.database, config: { ...defaultConfig(), ...config } }),
});
const strict = () => other({ TRUSTED_ONLY: true });
/** A server that knows no document by its hash. */
const forgetful = () => other({ TRUSTED_DOCUMENTS: 'no-such-file.json' });

const TEXT = 'query Name($slug: String!) { person(slug: $slug) { name } }';
const SLUG = 'anadolu-sommet-trump-poutine';

describe('persisted documents', () => {
  const manifest = JSON.parse(
    readFileSync(projectFile('client/generated/persisted-documents.json'), 'utf8'),
  ) as Record<string, string>;

  test('the manifest gives each document under the SHA-256 of its text', () => {
    expect(Object.keys(manifest).length).toBeGreaterThan(10);
    for (const [hash, text] of Object.entries(manifest)) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });

  test.each([
    ['', []],
    [', with a cache that rewrites documents', [verbatimCache()]],
  ])('a server that answers these and no others knows them by hash%s', async (_title, exchanges) => {
    const { fetch, requests } = watched(strict().app.fetch);
    const news = clientOf(app, { fetch, persisted: true, exchanges });
    const article = await news.articles.get('anadolu-sommet-trump-poutine');
    expect(article).toEqual(await clientOf(app).articles.get('anadolu-sommet-trump-poutine'));
    for await (const claim of news.claims.paginate({ pageSize: 50 })) expect(claim.__typename).toBe('Claim');
    for (const { body } of requests) {
      expect(body).not.toHaveProperty('query');
      expect(body.extensions?.persistedQuery?.version).toBe(1);
    }
    await expect(news.query(parse(TEXT), { slug: 'x' })).rejects.toMatchObject({
      code: 'UNTRUSTED_DOCUMENT',
    });
  });

  test('such a server knows them by their text as well', async () => {
    const { nodes } = await clientOf(strict()).articles.list();
    expect(nodes.length).toBeGreaterThanOrEqual(5);
  });

  test('a document of your own goes out by the hash that the client preset gave it', async () => {
    const hash = createHash('sha256').update(TEXT).digest('hex');
    const document = Object.assign(parse(TEXT), { __meta__: { hash: `sha256:${hash}` } });
    const { fetch, requests } = watched((url, init) => {
      const { extensions, ...body } = JSON.parse(String(init.body));
      const query = extensions.persistedQuery.sha256Hash === hash ? TEXT : undefined;
      return app.app.fetch(url, { ...init, body: JSON.stringify({ ...body, query }) });
    });
    const news = clientOf(app, { fetch, persisted: true });
    expect(await news.query(document, { slug: 'donald-trump' })).toEqual({
      person: { name: 'Donald Trump' },
    });
    expect(requests[0]?.body).not.toHaveProperty('query');
  });

  test('a document that carries no hash goes out as text', async () => {
    const { fetch, requests } = watched(app.app.fetch);
    await clientOf(app, { fetch, persisted: true }).query(parse('query Plain { __typename }'));
    expect(requests[0]?.body.query).toContain('query Plain');
    expect(requests[0]?.body).not.toHaveProperty('extensions');
  });

  test('a document that carries another hash goes out as text', async () => {
    const hash = createHash('sha1').update(TEXT).digest('hex');
    const { fetch, requests } = watched(app.app.fetch);
    const document = Object.assign(parse(TEXT), { __meta__: { hash: `sha1:${hash}` } });
    await clientOf(app, { fetch, persisted: true }).query(document, { slug: 'donald-trump' });
    expect(requests[0]?.body).not.toHaveProperty('extensions');
  });

  test('are what a production build sends, unless told otherwise', async () => {
    const { fetch, requests } = watched(app.app.fetch);
    await clientOf(app, { fetch }).articles.get(SLUG);
    vi.stubEnv('NODE_ENV', 'production');
    await clientOf(app, { fetch }).articles.get(SLUG);
    await clientOf(app, { fetch, persisted: false }).articles.get(SLUG);
    expect(requests.map(({ body }) => 'query' in body)).toEqual([true, false, true]);
  });
});

describe('a server that does not know a hash', () => {
  test('is sent the text at once, and from then on', async () => {
    const { url, requests } = await gateway(forgetful());
    const news = createClient({ url, persisted: true, retry: false });
    for (const slug of [SLUG, 'tater-le-terrain']) expect((await news.articles.get(slug))?.slug).toBe(slug);
    await news.sources.list();
    const sent = requests.map(({ body }) => JSON.parse(body));
    expect(sent.map(({ operationName, query }) => [operationName, query !== undefined])).toEqual([
      ['Article', false],
      ['Article', true],
      ['Article', true],
      ['Sources', false],
      ['Sources', true],
    ]);
    for (const { query, extensions } of sent) expect(query === undefined).toBe(extensions !== undefined);
  });

  test('is sent the text of a mutation too, for it has done nothing yet', async () => {
    const text = 'mutation Any { __typename }';
    const hash = createHash('sha256').update(text).digest('hex');
    const document = Object.assign(parse(text), { __meta__: { hash } });
    const answer = {
      headers: { 'content-type': 'application/json' },
      body: '{"data":{"__typename":"Mutation"}}',
    };
    const { url, requests } = await gateway(forgetful(), 'pass', { status: 200, ...answer });
    const news = createClient({ url, persisted: true });
    expect(await news.mutate(document)).toEqual({ __typename: 'Mutation' });
    expect(requests.map(({ body }) => JSON.parse(body).query)).toEqual([undefined, expect.any(String)]);
  });

  test('and answers no others refuses the text, which is an error', async () => {
    const { url, requests } = await gateway(strict());
    const hash = createHash('sha256').update(TEXT).digest('hex');
    const document = Object.assign(parse(TEXT), { __meta__: { hash } });
    const news = createClient({ url, persisted: true });
    await expect(news.query(document, { slug: 'donald-trump' })).rejects.toMatchObject({
      kind: 'graphql',
      code: 'UNTRUSTED_DOCUMENT',
      operation: 'Name',
      status: 403,
    });
    expect(requests).toHaveLength(2);
  });
});

describe('reads with GET', () => {
  test('name the document by its hash in the URL, the same for the same question', async () => {
    const { url, requests } = await gateway(strict());
    const read = () => createClient({ url, persisted: true, preferGet: true }).articles.get(SLUG);
    expect((await read())?.slug).toBe(SLUG);
    await read();
    expect(requests.map(({ method, body }) => [method, body])).toEqual([
      ['GET', ''],
      ['GET', ''],
    ]);
    const { search, headers } = requests[0] ?? { search: '', headers: {} };
    expect(requests[1]?.search).toBe(search);
    const params = new URLSearchParams(search);
    expect([...params.keys()].sort()).toEqual(['extensions', 'operationName', 'variables']);
    expect(JSON.parse(params.get('variables') ?? '')).toEqual({ slug: SLUG });
    // Nothing that makes a browser ask beforehand whether it may.
    expect(headers).not.toHaveProperty('content-type');
  });

  test('are POST where the URL would be too long, and where the text must follow', async () => {
    const long = await gateway(app);
    const articles = Array.from({ length: 100 }, (_, i) => `article-${i}-of-a-long-list`);
    await createClient({ url: long.url, persisted: true, preferGet: true })
      .coverage.list({ articles })
      .catch(() => {});
    expect(long.requests.map(({ method }) => method)).toEqual(['POST']);
    const unknown = await gateway(forgetful());
    await createClient({ url: unknown.url, persisted: true, preferGet: true }).articles.get(SLUG);
    expect(unknown.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  test('go past the caches on the way where urql is told to go past its own', async () => {
    const { url, requests } = await gateway(app);
    const news = createClient({ url, persisted: true, preferGet: true });
    for (const requestPolicy of ['cache-first', 'network-only'] as const)
      await news.urql.query(ArticleDocument, { slug: SLUG }, { requestPolicy });
    expect(requests.map(({ headers }) => headers['cache-control'])).toEqual([undefined, 'max-age=0']);
  });

  test('are stopped as any other', async () => {
    const { url, requests } = await gateway(app, 'hang');
    const controller = new AbortController();
    const news = createClient({ url, persisted: true, preferGet: true });
    const call = news.articles.get(SLUG, controller).catch((error: unknown) => error);
    await expect.poll(() => requests).toHaveLength(1);
    controller.abort();
    expect(await call).toMatchObject({ kind: 'abort' });
    await expect.poll(() => requests[0]?.closed).toBe(true);
  });
});
