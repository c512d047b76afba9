import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type TypedDocument, type VerbatimClient, VerbatimError } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { clientOf, gateway } from './support.ts';

let app: TestApp;
let news: VerbatimClient;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  news = clientOf(app);
});
afterAll(() => app.close());

const error = (promise: Promise<unknown>) => promise.then(() => null).catch((reason: unknown) => reason);

describe('GraphQL errors', () => {
  test('a refusal carries code, path, status and operation', async () => {
    const refused = await error(news.quotes.list({ first: 1000 }));
    expect(refused).toBeInstanceOf(VerbatimError);
    expect(refused).toMatchObject({
      name: 'VerbatimError',
      kind: 'graphql',
      code: 'INVALID_PAGINATION',
      operation: 'Quotes',
      status: 200,
      retryAfter: null,
      message: expect.stringContaining('1000'),
    });
    expect((refused as VerbatimError).path?.[0]).toBe('page');
  });

  test('a name instead of a slug is told with the slug that may be meant', async () => {
    const refused = await error(news.quotes.list({ filter: { speaker: 'Donald Trump' } }));
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'filter.speaker: there is no person "Donald Trump". Did you mean "donald-trump"?',
    });
  });

  test('a document the server does not take is refused as a whole', async () => {
    const refused = await error(news.query(parse('query Wrong { nothing }')));
    expect(refused).toMatchObject({
      kind: 'graphql',
      code: 'GRAPHQL_VALIDATION_FAILED',
      path: null,
      status: 400,
    });
  });

  test('a server that is busy says when to come back', async () => {
    const headers = { 'content-type': 'application/json', 'retry-after': '7' };
    const body = JSON.stringify({
      errors: [{ message: 'no answer', extensions: { code: 'DATABASE_UNAVAILABLE' } }],
    });
    const { url } = await gateway(app, { status: 503, headers, body });
    expect(await error(createClient({ url, retry: false }).articles.list())).toMatchObject({
      kind: 'graphql',
      code: 'DATABASE_UNAVAILABLE',
      status: 503,
      retryAfter: 7,
    });
  });

  test('data that came beside an error is kept', async () => {
    const document = parse(`query Half {
      person(slug: "donald-trump") { slug }
      article(slug: "tater-le-terrain") { quotes(after: "x") { nodes { id } } }
    }`);
    expect(await error(news.query(document))).toMatchObject({
      kind: 'graphql',
      code: 'INVALID_CURSOR',
      path: ['article', 'quotes'],
      data: { person: { slug: 'donald-trump' }, article: null },
    });
  });
});

describe('answers that are no GraphQL', () => {
  test('a page of HTML is an HTTP error with its status', async () => {
    const html = { 'content-type': 'text/html' };
    const { url } = await gateway(app, { status: 502, headers: html, body: '<h1>Bad Gateway</h1>' });
    expect(await error(createClient({ url }).articles.list())).toMatchObject({
      kind: 'http',
      status: 502,
      code: null,
      operation: 'Articles',
      errors: [],
    });
  });

  test('JSON of another shape is an HTTP error as well', async () => {
    const json = { 'content-type': 'application/json' };
    for (const body of ['{"message":"hello"}', '{', '[]', 'null']) {
      const { url } = await gateway(app, { status: 200, headers: json, body });
      expect(await error(createClient({ url }).articles.list())).toMatchObject({ kind: 'http', status: 200 });
    }
  });

  test('Retry-After is read in seconds, as a number or as a date', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    for (const value of ['3600', inAnHour]) {
      const { url } = await gateway(app, { status: 429, headers: { 'retry-after': value } });
      const limited = await error(createClient({ url }).articles.list());
      expect(limited).toMatchObject({ kind: 'http', status: 429 });
      const { retryAfter } = limited as VerbatimError;
      expect(retryAfter).toBeGreaterThan(3500);
      expect(retryAfter).toBeLessThanOrEqual(3600);
    }
  });

  test('no answer at all is a network error', async () => {
    const { url } = await gateway(app, 'drop');
    expect(await error(createClient({ url, retry: false }).articles.list())).toMatchObject({
      kind: 'network',
      status: null,
      operation: 'Articles',
      cause: expect.any(Error),
    });
  });

  test('no server at the url is told with the url and the reason', async () => {
    const url = 'http://127.0.0.1:9/graphql';
    const refused = await error(createClient({ url, retry: false }).articles.list());
    expect(refused).toMatchObject({
      kind: 'network',
      message: expect.stringContaining(`No answer from ${url}`),
    });
    expect((refused as VerbatimError).message).toMatch(/ECONNREFUSED|bad port/);
  });

  test('a url that leads to another page of the server is told where GraphQL is', async () => {
    for (const path of ['/', '/health', '/nothing', '/schema.graphql']) {
      const refused = await error(clientOf(app, { url: `http://verbatim.test${path}` }).articles.list());
      expect(refused).toMatchObject({ message: expect.stringContaining('/graphql') });
    }
  });

  test('an answer of something else is told with its url', async () => {
    const { url } = await gateway(app, {
      status: 404,
      headers: { 'content-type': 'text/html' },
      body: '<p>No',
    });
    expect(await error(createClient({ url, retry: false }).articles.list())).toMatchObject({
      kind: 'http',
      message: `${url} answered 404 Not Found. The answer is not GraphQL. A Verbatim server has GraphQL at the path /graphql.`,
    });
  });

  test('a document that is a plain string is sent as well', async () => {
    const document = '{ articles(first: 1) { nodes { slug } } }' as unknown as TypedDocument<object, object>;
    expect(await news.query(document)).toMatchObject({ articles: { nodes: [{}] } });
  });
});
