import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../../../server/app.ts';
import { type Config, defaultConfig, readConfig } from '../../../../server/config.ts';
import { createLog } from '../../../../server/log.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { post } from '../ask.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const TOKEN = 'sixteen characters or more';

const app = (settings: Record<string, string> = {}): App =>
  createApp({ database: server.database, config: readConfig(settings) });

/** The status of /metrics over a socket from this machine. */
async function statusOf(settings: Record<string, string>, headers: Record<string, string> = {}) {
  const http = createServer(app(settings).listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const status = await new Promise((resolve, reject) =>
    request({ host: '127.0.0.1', port, path: '/metrics', headers, agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    })
      .once('error', reject)
      .end(),
  );
  await new Promise((resolve) => http.close(resolve));
  return status;
}

describe('figures are given', () => {
  test.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['to this machine', {}, {}, 200],
    ['not to whom a proxy of this machine lets in', {}, { 'x-forwarded-for': '192.0.2.1' }, 404],
    ['not to whom one lets in by the other header', {}, { forwarded: 'for=192.0.2.1' }, 404],
    ['not to whom one lets in that only adds its name', {}, { via: '1.1 proxy' }, 404],
    [
      'to who bears the token, from anywhere',
      { METRICS_TOKEN: TOKEN },
      { 'x-forwarded-for': '192.0.2.1', authorization: `Bearer ${TOKEN}` },
      200,
    ],
    [
      'not to who bears another',
      { METRICS_TOKEN: TOKEN },
      { 'x-forwarded-for': '192.0.2.1', authorization: 'Bearer no' },
      404,
    ],
    ['to all where they are public', { METRICS: 'public' }, { 'x-forwarded-for': '192.0.2.1' }, 200],
    ['to no one where they are off', { METRICS: 'off' }, {}, 404],
    [
      'to who bears the token where they are off',
      { METRICS: 'off', METRICS_TOKEN: TOKEN },
      { authorization: `Bearer ${TOKEN}` },
      200,
    ],
  ])('%s', async (_who, settings, headers, status) => {
    expect(await statusOf(settings, headers)).toBe(status);
  });

  test('and a token that can be guessed stops the start, without being named', () => {
    expect(() => readConfig({ METRICS_TOKEN: 'secret' })).toThrow(
      /^METRICS_TOKEN takes 16 characters or more$/,
    );
  });
});

describe('figures', () => {
  const figuresOf = async (asked: App) =>
    (await (await asked.fetch('http://verbatim.test/metrics')).text())
      .split('\n')
      .filter((line) => !line.startsWith('#'));

  test('are there by operation and outcome, with durations, cost and statements, and refusals by code', async () => {
    const asked = app();
    await post(asked, 'query Known { claims(first: 1) { nodes { id } } }');
    await post(asked, 'query Known { claims(first: 101) { nodes { id } } }');
    await post(asked, 'query Known { nothing }');
    await post(
      asked,
      'query Known { articles(first: 100) { nodes { quotes(first: 100) { nodes { id } } } } }',
    );
    const figures = (await figuresOf(asked)).join('\n');
    for (const line of [
      'verbatim_requests_total{route="/graphql",operation="Known",outcome="ok"} 1',
      'verbatim_requests_total{route="/graphql",operation="Known",outcome="error"} 1',
      'verbatim_requests_total{route="/graphql",operation="none",outcome="refused"} 2',
      'verbatim_errors_total{code="INVALID_PAGINATION"} 1',
      'verbatim_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1',
      'verbatim_errors_total{code="LIMIT_EXCEEDED"} 1',
      'verbatim_request_duration_seconds_count{route="/graphql",operation="Known"} 2',
      'verbatim_operation_cost_count{operation="Known"} 2',
      'verbatim_operation_statements_count{operation="Known"} 2',
    ])
      expect(figures.split('\n')).toContain(line);
  });

  test('do not grow with the names that strangers think of, in number or in length', async () => {
    const asked = app();
    await post(asked, `query ${'Long'.repeat(20_000)} { __typename }`);
    for (let i = 0; i < 110; i++) await post(asked, `query Stranger${i} { __typename }`);
    // The figures of asking for figures are among them.
    await figuresOf(asked);
    const before = await figuresOf(asked);
    for (let i = 110; i < 160; i++) await post(asked, `query Stranger${i} { __typename }`);
    const after = await figuresOf(asked);
    expect(after.length).toBe(before.length);
    expect(after.some((line) => line.includes('operation="other"'))).toBe(true);
    expect(Math.max(...after.map((line) => line.length))).toBeLessThan(300);
  });

  test('nor does a line of the log grow with a name', async () => {
    const log = createLog('silent');
    const lines: unknown[] = [];
    log.info = (line: unknown) => void lines.push(line);
    const asked = createApp({ database: server.database, log });
    await post(asked, `query ${'Long'.repeat(20_000)} { __typename }`);
    expect(lines).toEqual([expect.objectContaining({ operation: 'Long'.repeat(20) })]);
  });

  test('tell strangers nothing that the settings hide', () => {
    const { METRICS }: Config = defaultConfig();
    expect(METRICS).toBe('loopback');
  });
});
