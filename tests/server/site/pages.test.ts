import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { readExamples } from '../../../server/site/examples.ts';
import { projectFile, type TestApp, testApp } from '../../support/app.ts';
import { answerOf } from '../http/ask.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.app.fetch(`http://verbatim.test${path}`, { method, headers });

test('the page at / links every example with its document filled in, and asks nothing of another place', async () => {
  const response = await get('/');
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const links = [...page.matchAll(/href="\/graphql\?query=([^"]*)"/g)].map(([, query = '']) =>
    decodeURIComponent(query.replaceAll('&#39;', "'").replaceAll('&amp;', '&')),
  );
  expect(links).toEqual(readExamples().map(({ document }) => document));
  expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
});

const commandAt = async (headers: Record<string, string>, settings: Record<string, string> = {}) => {
  const app = createApp({ database: server.database, config: readConfig(settings) });
  const page = await (await app.fetch('http://verbatim.test/', { headers })).text();
  return /curl [\s\S]*?'([^']*)'<\/code>/.exec(page)?.[1];
};

test.each([
  ['127.0.0.1:4300', 'http://127.0.0.1:4300/graphql'],
  ['news.example', 'http://news.example/graphql'],
  ['[::1]:4000', 'http://[::1]:4000/graphql'],
  ["a'; rm -rf ~ #", 'http://127.0.0.1:4100/graphql'],
  ['a"><script>', 'http://127.0.0.1:4100/graphql'],
  ['$(id)', 'http://127.0.0.1:4100/graphql'],
  ['', 'http://127.0.0.1:4100/graphql'],
])(
  'the command on the page asks the host of the request, %j, if it is well-formed',
  async (host, address) => {
    expect(await commandAt({ host }, { PORT: '4100' })).toBe(address);
  },
);

test('the command on the page takes https from a trusted proxy, and is left out where only trusted documents are answered', async () => {
  const headers = { host: 'news.example', 'x-forwarded-proto': 'https' };
  expect(await commandAt(headers, { TRUST_PROXY: '1' })).toBe('https://news.example/graphql');
  expect(await commandAt(headers)).toBe('http://news.example/graphql');
  expect(await commandAt(headers, { TRUSTED_ONLY: 'on' })).toBeUndefined();
});

test('GraphiQL is one page without anything from elsewhere, compressed where that is welcome', async () => {
  const plain = await get('/graphql', { accept: 'text/html' });
  expect(plain.headers.get('content-security-policy')).toContain("connect-src 'self'");
  const page = await plain.text();
  expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  for (const [accepted, encoding] of [
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['gzip;q=0, br;q=0.5', 'br'],
    ['identity', null],
    ['', null],
  ] as const) {
    const compressed = await get('/graphql', { accept: 'text/html', 'accept-encoding': accepted });
    expect([accepted, compressed.headers.get('content-encoding')]).toEqual([accepted, encoding]);
    if (encoding) expect((await compressed.arrayBuffer()).byteLength).toBeLessThan(page.length / 3);
  }
  const again = await get('/graphql', {
    accept: 'text/html',
    'if-none-match': plain.headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
});

test('/schema.graphql has the printed schema, unless introspection is off', async () => {
  const response = await get('/schema.graphql');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe(readFileSync(projectFile('server/schema.graphql'), 'utf8'));
  const closed = createApp({ database: server.database, config: readConfig({ INTROSPECTION: 'off' }) });
  expect((await closed.fetch('http://verbatim.test/schema.graphql', {})).status).toBe(404);
});

test('an unknown path and a method that a page does not take are refused with a code', async () => {
  expect(await answerOf(await get('/nowhere'))).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
  for (const path of ['/', '/health', '/ready', '/schema.graphql']) {
    const answer = await answerOf(await get(path, {}, 'DELETE'));
    expect(answer).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'] });
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('every answer carries a request id, a given one where it is well-formed, and the headers of a careful server', async () => {
  const given = await get('/health', { 'x-request-id': 'trace-0123456789' });
  expect(given.headers.get('x-request-id')).toBe('trace-0123456789');
  const forged = await get('/health', { 'x-request-id': 'a {"b":1}' });
  expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(given.headers.get('x-content-type-options')).toBe('nosniff');
  expect(given.headers.get('x-frame-options')).toBe('DENY');
  expect(given.headers.get('referrer-policy')).toBe('no-referrer');
});
