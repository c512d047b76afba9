import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientOptions, createClient, type TypedDocument, VerbatimError } from '../../client/index.ts';
import { projectFile, type TestApp, testApp } from '../support/app.ts';
import { gateway } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

const QUICK = { minDelay: 1, maxDelay: 5 };
const client = (url: string, options: Partial<ClientOptions> = {}) =>
  createClient({ url, retry: QUICK, ...options });

async function refusal(promise: Promise<unknown>): Promise<VerbatimError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VerbatimError);
  return error as VerbatimError;
}

const BUSY = { status: 503, headers: { 'retry-after': '0' } };

describe('repeating', () => {
  test('a query survives a broken connection, 429 and 503', async () => {
    const { url, requests } = await gateway(app, 'drop', { status: 429 }, BUSY);
    const news = client(url, { retry: { ...QUICK, retries: 3 } });
    expect((await news.articles.list()).nodes.length).toBeGreaterThanOrEqual(5);
    expect(requests).toHaveLength(4);
  });

  test('it ends after as many repetitions as were allowed', async () => {
    const { url, requests } = await gateway(app, BUSY, BUSY, BUSY);
    expect(await refusal(client(url).articles.list())).toMatchObject({ kind: 'http', status: 503 });
    expect(requests).toHaveLength(3);
    const off = await gateway(app, BUSY);
    await refusal(client(off.url, { retry: false }).articles.list());
    expect(off.requests).toHaveLength(1);
  });

  test('a mutation is sent once, whatever comes back', async () => {
    const document = parse('mutation Any { __typename }') as TypedDocument<
      { __typename: 'Mutation' },
      object
    >;
    for (const behaviour of ['drop', BUSY, { status: 429 }] as const) {
      const { url, requests } = await gateway(app, behaviour);
      await refusal(client(url).mutate(document));
      expect(requests).toHaveLength(1);
    }
    const body = JSON.stringify({ data: { __typename: 'Mutation' } });
    const { url } = await gateway(app, {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await client(url).mutate(document)).toEqual({ __typename: 'Mutation' });
  });

  test('what will not pass by itself is not repeated: a refusal, a fault, an operation that takes too long', async () => {
    const slow = JSON.stringify({ errors: [{ message: 'too slow', extensions: { code: 'TIMEOUT' } }] });
    const json = { 'content-type': 'application/json' };
    for (const behaviour of [
      { status: 401 },
      { status: 500 },
      { status: 503, headers: json, body: slow },
      { status: 503, headers: { 'retry-after': '3600' } },
    ]) {
      const { url, requests } = await gateway(app, behaviour);
      await refusal(client(url).articles.list());
      expect(requests).toHaveLength(1);
    }
  });
});

describe('giving up', () => {
  test('a call ends when its time is up, and so does its request', async () => {
    const { url, requests } = await gateway(app, 'hang', 'hang');
    const news = client(url, { timeout: 100 });
    expect(await refusal(news.articles.list())).toMatchObject({
      kind: 'timeout',
      operation: 'Articles',
      status: null,
    });
    expect(await refusal(client(url).articles.list({}, { timeout: 50 }))).toMatchObject({ kind: 'timeout' });
    await expect.poll(() => requests.map(({ closed }) => closed)).toEqual([true, true]);
  });

  test('a call ends when its signal fires, and so does its request', async () => {
    const { url, requests } = await gateway(app, 'hang');
    const controller = new AbortController();
    const call = refusal(client(url).articles.list({}, { signal: controller.signal }));
    await expect.poll(() => requests).toHaveLength(1);
    controller.abort('enough');
    expect(await call).toMatchObject({ kind: 'abort', operation: 'Articles', cause: 'enough', code: null });
    await expect.poll(() => requests[0]?.closed).toBe(true);
  });

  test('a signal that has fired sends nothing', async () => {
    const { url, requests } = await gateway(app);
    const error = await refusal(client(url).articles.get('any', { signal: AbortSignal.abort() }));
    expect(error.kind).toBe('abort');
    expect(requests).toHaveLength(0);
  });

  test('a call that is stopped while it waits to be repeated keeps no process alive', async () => {
    const { url, requests } = await gateway(app, { status: 503, headers: { 'retry-after': '600' } });
    const script = `
      import { createClient } from './client/index.ts';
      const controller = new AbortController();
      const news = createClient({ url: ${JSON.stringify(url)}, timeout: 0 });
      const call = news.articles.list({}, controller).catch(({ kind }) => console.log(kind));
      process.stdin.once('data', () => controller.abort()).unref();
      await call;
    `;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const child = execFile(process.execPath, args, { cwd: projectFile('.'), timeout: 30_000 });
    await expect.poll(() => requests, { timeout: 20_000 }).toHaveLength(1);
    child.stdin?.write('stop');
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual([0, null]);
    expect(requests).toHaveLength(1);
  });

  test('one caller may stop while another goes on waiting for the same answer', async () => {
    const { url, requests } = await gateway(app);
    const news = client(url);
    const controller = new AbortController();
    const stopped = refusal(news.articles.list({}, { signal: controller.signal }));
    const kept = news.articles.list();
    controller.abort();
    expect((await stopped).kind).toBe('abort');
    expect((await kept).nodes.length).toBeGreaterThanOrEqual(5);
    expect(requests).toHaveLength(1);
  });
});

describe('tokens', () => {
  test('a token is sent as it is, or as a function gives it for every try', async () => {
    const { url, requests } = await gateway(app, 'pass', BUSY);
    await client(url, { token: 'fixed' }).articles.list();
    let n = 0;
    await client(url, { token: async () => `renewed-${++n}` }).articles.list();
    await client(url).articles.list();
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer fixed',
      'Bearer renewed-1',
      'Bearer renewed-2',
      undefined,
    ]);
  });

  test('where no token can be had nothing is sent', async () => {
    const { url, requests } = await gateway(app);
    const cause = new Error('signed out');
    const news = client(url, { token: () => Promise.reject(cause) });
    expect(await refusal(news.articles.list())).toMatchObject({
      kind: 'network',
      message: 'signed out',
      cause,
    });
    expect(requests).toHaveLength(0);
  });
});
