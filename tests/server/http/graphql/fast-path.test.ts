import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';
import { post } from '../ask.ts';

const PAGE = `query Page($first: Int) {
  quotes(first: $first) { nodes { exact article { slug } speakers { slug name } } pageInfo { endCursor } }
}`;

describe('a document that was answered before', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await testApp({ seeded: true });
  });
  afterAll(() => server.close());

  /** What a client gets, the request's own id aside. */
  async function twice(app: Pick<TestApp['app'], 'fetch'>, accept: string, variables: object = {}) {
    const headers = { accept, 'x-request-id': 'request-1', origin: 'https://example.org' };
    const answers = [];
    for (let i = 0; i < 2; i++) {
      const { status, headers: told, text } = await post(app, PAGE, variables, headers);
      answers.push({ status, text, headers: Object.fromEntries([...told].sort()) });
    }
    return answers;
  }

  test.each([
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json;charset=utf-8',
    '*/*',
    'application/*',
    'text/event-stream',
    'text/event-stream, application/json',
  ])('is answered the same again, to the byte and the header, to who accepts %s', async (accept) => {
    const app = createApp({ database: server.database });
    const [first, second] = await twice(app, accept);
    expect(first).toMatchObject({ status: 200, text: expect.stringContaining('"exact"') });
    expect(second).toEqual(first);
  });

  test('is refused again where its variables ask for too much', async () => {
    const app = createApp({ database: server.database, config: { ...defaultConfig(), MAX_NODES: 500 } });
    for (const [first, codes] of [
      [2, []],
      [2, []],
      [100, ['LIMIT_EXCEEDED']],
      [101, ['LIMIT_EXCEEDED']],
      ['2', ['BAD_USER_INPUT']],
      [-1, ['INVALID_PAGINATION']],
      [2, []],
    ] as const) {
      expect(await post(app, PAGE, { first }), `first: ${first}`).toMatchObject({ codes });
    }
  });

  test('is paid for like the first time, once', async () => {
    const config = { ...defaultConfig(), RATE_LIMIT: 'memory' as const, RATE_LIMIT_SECONDS: 10_000 };
    const costs = async (compiled: 'on' | 'off') => {
      const app = createApp({
        database: server.database,
        config: { ...config, RATE_LIMIT_COST: 100, COMPILED_READS: compiled },
      });
      const codes = [];
      for (let i = 0; i < 6; i++) codes.push((await post(app, PAGE, { first: 4 })).codes[0] ?? 'ok');
      return codes;
    };
    const codes = await costs('on');
    expect(codes).toContain('ok');
    expect(codes).toContain('RATE_LIMITED');
    expect(codes).toEqual(await costs('off'));
  });

  test('is counted like the first time', async () => {
    const app = createApp({ database: server.database });
    for (let i = 0; i < 3; i++) await post(app, PAGE, { first: 1 });
    const figures = await (await app.fetch('http://verbatim.test/metrics')).text();
    const figure = (name: string) =>
      figures
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.split(' ')
        .at(-1);
    expect(figure('verbatim_requests_total{route="/graphql",operation="Page",outcome="ok"}')).toBe('3');
    expect(figure('verbatim_operation_statements_sum{operation="Page"}')).toBe('3');
    expect(figure('verbatim_operation_cost_count{operation="Page"}')).toBe('3');
  });

  test('says so when the database is gone meanwhile', async () => {
    const own = await testApp({ seeded: true });
    const app = createApp({ database: own.database });
    await post(app, PAGE);
    await own.database.close();
    const answer = await post(app, PAGE);
    expect(answer).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'], data: null });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.text).not.toContain('"http"');
  });
});
