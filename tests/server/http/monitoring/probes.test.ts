import { expect, test } from 'vitest';
import { testApp } from '../../../support/app.ts';

test('a server whose database is migrated and guarded is alive and ready', async () => {
  const { app } = await testApp();
  expect(await probe(app, '/health')).toEqual({ status: 200, body: { status: 'alive' } });
  expect(await probe(app, '/ready')).toEqual({ status: 200, body: { status: 'ready' } });
});

test('a migration that was not applied, or a trigger that is gone, makes it not ready; it stays alive', async () => {
  const { app, sql } = await testApp();
  await sql('DROP TRIGGER quote_is_verbatim ON quote');
  expect(await probe(app, '/ready')).toEqual({
    status: 503,
    body: { status: 'not ready', reason: 'invariants are missing' },
  });
  await sql(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  );
  expect(await probe(app, '/ready')).toEqual({
    status: 503,
    body: { status: 'not ready', reason: 'migrations are pending' },
  });
  expect((await probe(app, '/health')).status).toBe(200);
});

test('a database that is gone makes it not ready; it stays alive', async () => {
  const { app, database } = await testApp();
  await database.close();
  expect(await probe(app, '/ready')).toEqual({
    status: 503,
    body: { status: 'not ready', reason: 'database does not answer' },
  });
  expect((await probe(app, '/health')).status).toBe(200);
});

async function probe(app: Awaited<ReturnType<typeof testApp>>['app'], path: string) {
  const response = await app.fetch(`http://verbatim.test${path}`);
  return { status: response.status, body: await response.json() };
}
