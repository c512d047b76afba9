import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { defaultConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { testApp } from '../../support/app.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { post } from './ask.ts';
import { endingOf, once, openSite, type Site } from './hostile/site.ts';
import { asked, got, head, Wire } from './hostile/wire.ts';

describe.skipIf(process.env.TEST_ENGINE === 'postgresql')('who sends a request drop by drop', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test('is cut off, in the headers before the body, with a code; others are answered meanwhile', async () => {
    const cut: string[] = [];
    const drip = async (name: string, ...first: (string | Uint8Array)[]) => {
      const wire = new Wire(site.port);
      wire.write(...first);
      const drops = setInterval(() => wire.write('a'), 500);
      const answer = await wire.next();
      clearInterval(drops);
      await wire.closed();
      cut.push(name);
      return { status: answer?.status, ending: endingOf(answer) };
    };
    const TOO_SLOW = { status: 408, ending: 'BAD_REQUEST' };
    const slow = Promise.all([
      drip('headers', 'POST /graphql HTTP/1.1\r\nhost: x\r\nx-slow: '),
      drip('body', head('POST /graphql', { 'content-length': '1000' }), '{"query":"'),
      drip('URL', 'GET /'),
    ]);
    expect(endingOf(await once(site.port, asked('{ __typename }')))).toBe('ok');
    expect(await slow).toEqual([TOO_SLOW, TOO_SLOW, TOO_SLOW]);
    expect(cut.at(-1)).toBe('body');
    expect(endingOf(await once(site.port, asked('{ __typename }')))).toBe('ok');
    // Who sent half a body is to blame, not the server.
    await expect.poll(() => site.log.map(({ outcome }) => outcome)).toContain('BAD_REQUEST');
    expect(await site.metrics()).not.toContain('INTERNAL_SERVER_ERROR');
  });
});

describe.skipIf(process.env.TEST_ENGINE === 'postgresql')('who asks and never reads the answer', () => {
  test('is cut off; whoever reads slowly gets all of it', { timeout: 240_000 }, async () => {
    const site = await openSite();
    // The longest answer there is: a page of some megabytes, more than the kernel takes.
    const page = got('/graphql', { accept: 'text/html', connection: 'close' });
    const stuck = connect({ port: site.port, host: '127.0.0.1' });
    stuck.pause();
    stuck.write(page);
    const cut = new Promise<string>((resolve) => {
      stuck.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    // A connection that is not read tells of its end only to who writes.
    const knock = setInterval(() => stuck.write('x'), 500);
    const slow = connect({ port: site.port, host: '127.0.0.1' });
    slow.write(page);
    let size = 0;
    slow.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // For longer than the other one is left alone, all in all.
      slow.pause();
      setTimeout(() => slow.resume(), 150);
    });
    const ended = new Promise((resolve) => slow.once('end', resolve));
    expect(await cut).toMatch(/^(ECONNRESET|EPIPE)$/);
    clearInterval(knock);
    await ended;
    const whole = await fetch(`http://127.0.0.1:${site.port}/graphql`, {
      headers: { accept: 'text/html', 'accept-encoding': 'identity' },
    });
    expect(size).toBeGreaterThan((await whole.arrayBuffer()).byteLength);
    stuck.destroy();
    await site.close();
  });
});

describe.skipIf(process.env.TEST_ENGINE !== 'postgresql')('an operation that takes too long', () => {
  test('ends with TIMEOUT, compiled or not, and the next is answered', async () => {
    const { sql } = await testApp({ seeded: true });
    const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
    const url = databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
    const database = await openDatabase(url, { statementTimeout: 20_000 });
    for (const COMPILED_READS of ['on', 'off'] as const) {
      const app = createApp({
        database,
        config: { ...defaultConfig(), COMPILED_READS, REQUEST_TIMEOUT_MS: 1000 },
      });
      const query = 'query Late { claims(first: 1) { nodes { slug } } }';
      const answered = () =>
        expect.poll(() => post(app, query), { timeout: 30_000 }).toMatchObject({ status: 200 });
      await answered();
      await sql('BEGIN');
      await sql('LOCK TABLE claim');
      const late = await post(app, query);
      await sql('ROLLBACK');
      expect(late).toMatchObject({ status: 503, codes: ['TIMEOUT'] });
      expect(late.messages[0]).toContain('1000 ms');
      await answered();
    }
    await database.close();
  });
});
