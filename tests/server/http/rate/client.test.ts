import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

/**
 * A server behind so many proxies on a port, whose clients may cause what a single request does; asked with what
 * X-Forwarded-For says, it tells whether the client had anything left.
 */
async function metered(proxies: number, host = '127.0.0.1') {
  const config = { ...defaultConfig(), RATE_LIMIT: 'memory' as const, TRUST_PROXY: proxies };
  const app = createApp({
    database: server.database,
    config: { ...config, RATE_LIMIT_COST: 1, RATE_LIMIT_SECONDS: 100_000 },
  });
  const http = createServer(app.listener);
  await new Promise<void>((resolve) => http.listen(0, host, resolve));
  const { port } = http.address() as AddressInfo;
  return {
    isNew: (forwarded?: string) =>
      new Promise<boolean>((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          ...(forwarded && { 'x-forwarded-for': forwarded }),
        };
        request({ host, port, path: '/graphql', method: 'POST', headers, agent: false }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode !== 429));
        })
          .once('error', reject)
          .end('{"query":"{ __typename }"}');
      }),
    close: async () => {
      await new Promise((resolve) => http.close(resolve));
      await app.close();
    },
  };
}

describe('behind a proxy, clients are told apart by the address that it names', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1', '192.0.2.1:51234'],
    ['192.0.2.1', '::ffff:192.0.2.1'],
    ['192.0.2.1', '[::FFFF:192.0.2.1]:443'],
    ['192.0.2.1', '::ffff:c000:201'],
    ['192.0.2.1', '0:0:0:0:0:ffff:c000:0201'],
    ['192.0.2.1', '"192.0.2.1:80"'],
    ['2001:db8::1', '2001:0DB8:0:0:1::'],
    ['2001:db8::1', '[2001:db8::ffff]:443'],
    ['2001:db8::1', '[2001:db8::2]'],
    ['2001:db8::1', '2001:db8::1%eth0'],
    ['2001:db8:1:2::', '2001:db8:1:2:3:4:5:6'],
    ['2001:db8:1:2::', '2001:db8:1:2:3:4:192.0.2.1'],
    ['fe80::1', 'fe80::2%2'],
    // What is no address is one client together, or anyone could be as many as they can think of.
    ['unknown', 'whatever'],
    ['unknown', '_hidden'],
    ['192.0.2.256', '1:2:3'],
    ['192.0.2', '2001:db8::1::2'],
  ])('%s and %s are one', async (one, other) => {
    const { isNew, close } = await metered(1);
    expect(await isNew(one)).toBe(true);
    expect(await isNew(other)).toBe(false);
    await close();
  });

  test.each([
    ['192.0.2.1', '192.0.2.2'],
    ['192.0.2.1:80', '192.0.2.11:80'],
    ['2001:db8:0:1::1', '2001:db8:0:2::1'],
    ['2001:db8::1', '2001:db80::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
    ['64:ff9b::192.0.2.1', '192.0.2.1'],
  ])('%s and %s are two', async (one, other) => {
    const { isNew, close } = await metered(1);
    expect(await isNew(one)).toBe(true);
    expect(await isNew(other)).toBe(true);
    await close();
  });
});

describe('what X-Forwarded-For says counts as far as proxies of ours wrote it', () => {
  test('and not at all where there are none', async () => {
    const { isNew, close } = await metered(0);
    expect(await isNew('192.0.2.1')).toBe(true);
    expect(await isNew('192.0.2.2')).toBe(false);
    await close();
  });

  test('and what a client puts before it does not', async () => {
    const { isNew, close } = await metered(2);
    expect(await isNew('203.0.113.9, 192.0.2.1, 10.0.0.1')).toBe(true);
    expect(await isNew('203.0.113.8, 192.0.2.1, 10.0.0.2')).toBe(false);
    expect(await isNew('192.0.2.1')).toBe(false);
    expect(await isNew('192.0.2.2, 10.0.0.1')).toBe(true);
    await close();
  });

  test('and where it is missing, the other end of the socket is the client, over either protocol', async () => {
    const { isNew, close } = await metered(1, '::');
    expect(await isNew()).toBe(true);
    expect(await isNew(' , ')).toBe(false);
    await close();
  });
});
