import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { defaultConfig } from '../../../server/config.ts';
import { type Database, openDatabase } from '../../../server/database/database.ts';
import { testApp } from '../../support/app.ts';
import { holdConnection } from '../../support/holding.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { post } from './ask.ts';

/** Questions that take every way to the database: one statement, Prisma's own, and SQL of ours. */
const WAYS = [
  ['compiled', 'on', '{ claim(slug: "x") { id } }'],
  ['by Prisma', 'off', '{ claim(slug: "x") { id } }'],
  ['by SQL', 'off', '{ claims { nodes { id } } }'],
  ['counted by SQL', 'on', '{ quoteCounts(by: DAY) { count } }'],
] as const;

/** Asks in every way, twice each, since the second time may go another way; answers what came back, once each. */
async function unavailable(database: Database): Promise<void> {
  for (const [way, COMPILED_READS, document] of WAYS) {
    const app = createApp({ database, config: { ...defaultConfig(), COMPILED_READS } });
    for (const answer of [await post(app, document), await post(app, document)]) {
      expect({ way, status: answer.status, codes: answer.codes }).toEqual({
        way,
        status: 503,
        codes: ['DATABASE_UNAVAILABLE'],
      });
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.text).not.toMatch(/prisma|pool|connect|pg_|127\.0\.0\.1|ECONN|57P|53300/i);
    }
  }
}

async function open(url: string, options = {}): Promise<Database> {
  const database = await openDatabase(url, options);
  onTestFinished(() => database.close());
  return database;
}

/** A PostgreSQL that refuses every connection with a code, as one does that starts, stops or is full. */
async function refusing(code: string): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Msorry, no\0\0`);
      const length = Buffer.alloc(4);
      length.writeInt32BE(fields.length + 4);
      socket.end(Buffer.concat([Buffer.from('E'), length, fields]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `postgresql://verbatim@127.0.0.1:${(server.address() as AddressInfo).port}/verbatim`;
}

describe.runIf(process.env.TEST_ENGINE === 'postgresql')(
  'a database that cannot answer is said to be away',
  () => {
    /** The address of a test's own database. */
    const urlOf = async (sql: Awaited<ReturnType<typeof testApp>>['sql']) => {
      const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
      return databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
    };

    test('where all connections of the pool are taken', async () => {
      const { sql } = await testApp();
      const database = await open(await urlOf(sql), { max: 1 });
      const release = await holdConnection(database);
      await unavailable(database);
      await release();
      // And as soon as one is free, it is back.
      const [, , document] = WAYS[0];
      expect(await post(createApp({ database }), document)).toMatchObject({ status: 200, codes: [] });
    });

    test('where an administrator ends the connection while it works', async () => {
      const { sql } = await testApp();
      const database = await open(await urlOf(sql));
      for (const [way, COMPILED_READS, document] of WAYS) {
        const app = createApp({ database, config: { ...defaultConfig(), COMPILED_READS } });
        await sql('BEGIN');
        await sql('LOCK TABLE claim, quote');
        const asked = post(app, document);
        const blocked = `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`;
        do await sql('SELECT pg_stat_clear_snapshot()');
        while ((await sql(blocked)).length === 0);
        await sql('ROLLBACK');
        expect({ way, ...(await asked) }).toMatchObject({
          way,
          status: 503,
          codes: ['DATABASE_UNAVAILABLE'],
        });
        expect(await post(app, document)).toMatchObject({ status: 200, codes: [] });
      }
    });

    test.each([
      ['53300', 'has no connection to spare'],
      ['57P01', 'is being stopped'],
      ['57P02', 'crashed'],
      ['57P03', 'is starting'],
      ['3D000', 'does not exist'],
      ['28P01', 'has another password'],
    ])('where it says %s: it %s', async (code) => {
      await unavailable(await open(await refusing(code)));
    });

    test.each([
      ['nothing listens', 'postgresql://verbatim@127.0.0.1:1/verbatim'],
      ['a name has no address', 'postgresql://verbatim@nowhere.invalid/verbatim'],
      ['there is no socket', 'postgresql://verbatim@h/verbatim?host=/nowhere'],
      ['its folder is a file', 'postgresql://verbatim@h/verbatim?host=/dev/null'],
      ['a certificate cannot be read', 'postgresql://verbatim@127.0.0.1:1/verbatim?sslrootcert=/nowhere.pem'],
    ])('where %s', async (_, url) => {
      await unavailable(await open(url));
    });
  },
);
