import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { readTrustedDocuments } from '../../../server/http/graphql/trusted-documents.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { answerOf, post } from './ask.ts';

/** No answer here depends on an engine. */
const once = describe.skipIf(process.env.TEST_ENGINE === 'postgresql');

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(() => server.close());

const appWith = (settings: Record<string, string>) =>
  createApp({ database: server.database, config: readConfig(settings) });
const URL = 'http://verbatim.test/graphql';

once('pages of other sites', () => {
  async function ask(settings: Record<string, string>, origin: string, method = 'POST') {
    const { status, headers } = await appWith(settings).fetch(URL, {
      method,
      headers: { origin, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{"query":"{ __typename }"}' }),
    });
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    return { status, allowed: headers.get('access-control-allow-origin'), vary: headers.get('vary') };
  }

  test.each(['https://example.org', 'https://evil.test', 'null'])(
    'may all ask by default: %s',
    async (origin) => {
      expect(await ask({}, origin)).toEqual({ status: 200, allowed: '*', vary: null });
      expect(await ask({}, origin, 'OPTIONS')).toEqual({ status: 204, allowed: '*', vary: null });
      // What is refused can be read as well: GET without a query.
      expect(await ask({}, origin, 'GET')).toEqual({
        status: 400,
        allowed: '*',
        vary: 'accept, authorization',
      });
    },
  );

  test.each([
    ['https://example.org', 'https://example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://example.org.evil.test', null],
    ['https://evil.test', null],
    ['http://example.org', null],
    ['https://sub.example.org', null],
    ['null', null],
    ['*', null],
  ])('may ask where they are listed, and caches are told that it depends: %s', async (origin, allowed) => {
    const settings = { CORS_ORIGINS: 'https://example.org, http://localhost:3000' };
    for (const [method, status] of [
      ['POST', 200],
      ['OPTIONS', 204],
      ['GET', 400],
    ] as const) {
      const vary = method === 'GET' ? 'accept, authorization, origin' : 'origin';
      expect(await ask(settings, origin, method)).toEqual({ status, allowed, vary });
    }
  });
});

once('INTROSPECTION=off', () => {
  const TYPOS: [string, object][] = [
    ['{ quotess { totalCount } }', {}],
    ['{ quotes(frist: 1) { totalCount } }', {}],
    ['{ quotes { totalCounts } }', {}],
    ['{ quotes(filter: { serch: "a" }) { totalCount } }', {}],
    ['{ quotes(orderBy: POSITIO) { totalCount } }', {}],
    ['{ node(id: "x") { ... on Quotes { id } } }', {}],
    ['query ($o: QuoteOrders) { quotes(orderBy: $o) { totalCount } }', {}],
    ['query ($o: QuoteOrder) { quotes(orderBy: $o) { totalCount } }', { o: 'POSITIO' }],
    ['query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }', { f: { serch: 'a' } }],
  ];

  test.each(TYPOS)('closes suggestions: %s', async (query, variables) => {
    const closed = await post(appWith({ INTROSPECTION: 'off' }), query, variables);
    expect(closed.codes).not.toEqual([]);
    expect(closed.text).not.toMatch(/did you mean/i);
    expect((await post(appWith({}), query, variables)).text).toMatch(/Did you mean/);
  });

  test.each<[string, object]>([
    ['{ quoteCounts(by: OUTLET) { count } }', {}],
    ['{ quoteCounts(by: "OUTLET") { count } }', {}],
    ['query ($by: QuoteCountBy!) { quoteCounts(by: $by) { count } }', { by: 'OUTLET' }],
    ['query ($by: QuoteCountBy!) { quoteCounts(by: $by) { count } }', { by: 7 }],
  ])('closes the values of an enum: %s with %o', async (query, variables) => {
    const closed = await post(appWith({ INTROSPECTION: 'off' }), query, variables);
    expect(closed.codes).not.toEqual([]);
    expect(closed.text).not.toContain('SPEAKER');
    const open = await post(appWith({}), query, variables);
    expect(open.messages[0]).toMatch(/\. The values are DAY, MONTH, SOURCE, SPEAKER, WEEK\.$/);
  });

  test.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Quote") { name } }',
    '{ ...F } fragment F on Query { a: __schema { types { name } } }',
  ])('closes introspection: %s', async (query) => {
    const closed = await post(appWith({ INTROSPECTION: 'off' }), query);
    expect(closed.data).toBeUndefined();
    expect(new Set(closed.codes)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect((await post(appWith({}), query)).codes).toEqual([]);
  });

  test('closes GraphiQL; what is a question is answered as ever', async () => {
    const headers = { accept: 'text/html' };
    const page = async (settings: Record<string, string>) => {
      const response = await appWith(settings).fetch(URL, { headers });
      return { type: response.headers.get('content-type'), status: response.status };
    };
    expect(await page({})).toEqual({ type: 'text/html; charset=utf-8', status: 200 });
    expect(await page({ INTROSPECTION: 'off' })).toEqual({
      type: 'application/json; charset=utf-8',
      status: 406,
    });
    expect(
      await post(appWith({ INTROSPECTION: 'off' }), '{ claims { nodes { __typename } } }'),
    ).toMatchObject({ codes: [] });
  });
});

once('TRUSTED_ONLY=on', () => {
  const settings = { TRUSTED_ONLY: '1' };
  const documents = readTrustedDocuments(readConfig(settings));
  const [hash = '', document = ''] = [...documents].find(([, text]) => text.includes('query Claim(')) ?? [];
  const variables = { slug: 'x' };
  const app = () => appWith(settings);

  async function send(body: object) {
    return answerOf(
      await app().fetch(URL, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }
  const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

  test('answers a document of the client by its hash, in either way, and by its text', async () => {
    expect(document).not.toBe('');
    for (const body of [
      { extensions: persisted(hash), variables },
      { documentId: `sha256:${hash}`, variables },
      { query: document, variables },
      { query: document, extensions: persisted(hash), variables },
    ]) {
      expect(await send(body)).toMatchObject({ status: 200, codes: [], data: { claim: null } });
    }
  });

  test('answers it by GET', async () => {
    const query = new URLSearchParams({
      extensions: JSON.stringify(persisted(hash)),
      variables: JSON.stringify(variables),
    });
    expect(await answerOf(await app().fetch(`${URL}?${query}`))).toMatchObject({
      status: 200,
      data: { claim: null },
    });
  });

  test.each([
    ['another text', { query: '{ __typename }' }, 403, 'UNTRUSTED_DOCUMENT'],
    [
      'the text of a document with a blank more',
      { query: `${document} `, variables },
      403,
      'UNTRUSTED_DOCUMENT',
    ],
    ['introspection', { query: '{ __schema { queryType { name } } }' }, 403, 'UNTRUSTED_DOCUMENT'],
    ['a hash that is unknown', { extensions: persisted('0'.repeat(64)) }, 400, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'a known hash with another text',
      { query: '{ __typename }', extensions: persisted(hash) },
      400,
      'BAD_REQUEST',
    ],
    ['a known hash in capitals', { extensions: persisted(hash.toUpperCase()) }, 400, 'BAD_REQUEST'],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await send(body)).toMatchObject({ status, codes: [code], data: undefined });
  });

  test('does not learn what it was refused', async () => {
    const own = app();
    const query = '{ __typename }';
    await post(own, query);
    expect((await post(own, query)).codes).toEqual(['UNTRUSTED_DOCUMENT']);
  });

  test('closes GraphiQL', async () => {
    const response = await app().fetch(URL, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).not.toContain('html');
  });
});
