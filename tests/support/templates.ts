import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { build, isBuilt } from '../../server/build.mjs';
import { createPglite, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { seed } from '../../server/import/seed.ts';
import { databaseUrl, onServer, testServer } from './postgresql.ts';
import { sweepDatabases, sweepFolders } from './sweep.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/verbatim-tests');

declare module 'vitest' {
  export interface ProvidedContext {
    templates: {
      pglite: Record<'empty' | 'seeded', string>;
      postgresql: (Record<'empty' | 'seeded', string> & { server: string }) | null;
    };
  }
}

/**
 * Builds the server that tests start. Makes, once for each state of migrations, seeds and loader, a migrated and a seeded
 * database that tests copy.
 */
export default async function setup(project: TestProject): Promise<void> {
  if (!isBuilt()) await build();
  const hash = fingerprint([
    'prisma',
    'seeds',
    'server/import',
    'server/writes',
    'server/text',
    'server/compare',
    'server/database',
  ]);
  const pglite = await pgliteTemplates(join(CACHE, hash));
  sweepFolders(CACHE, join(CACHE, hash));
  const server = process.env.TEST_ENGINE === 'pglite' ? null : await testServer();
  project.provide('templates', {
    pglite,
    postgresql: server ? await postgresqlTemplates(server, hash) : null,
  });
}

function fingerprint(folders: string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(sql|prisma|ts|mjs|ya?ml|txt)$/.test(name))
        hash.update(name).update(readFileSync(join(ROOT, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function pgliteTemplates(folder: string) {
  const files = { empty: join(folder, 'empty.tar'), seeded: join(folder, 'seeded.tar') };
  if (existsSync(folder)) return files;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'work-'));
  const pglite = await createPglite();
  const database = await openDatabase(pglite);
  await database.session((session) => migrate(session));
  const dump = async (name: string) =>
    writeFileSync(join(work, name), Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await dump('empty.tar');
  await seed(database, { log: () => {} });
  await dump('seeded.tar');
  await database.close();
  await pglite.close();
  if (existsSync(folder)) rmSync(work, { recursive: true });
  else renameSync(work, folder);
  return files;
}

async function postgresqlTemplates(server: string, hash: string) {
  const names = {
    server,
    empty: `verbatim_template_${hash}_empty`,
    seeded: `verbatim_template_${hash}_seeded`,
  };
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // One test run at a time makes the templates; the others wait here.
    await client.query('SELECT pg_advisory_lock(7201)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [names.seeded]);
    if (rowCount === 0) {
      const work = `${names.seeded}_work`;
      await onServer(
        server,
        `DROP DATABASE IF EXISTS ${work}`,
        `DROP DATABASE IF EXISTS ${names.empty}`,
        `CREATE DATABASE ${work} TEMPLATE template0 ENCODING 'UTF8'`,
      );
      const empty = await openDatabase(databaseUrl(server, work));
      await empty.session((session) => migrate(session));
      await empty.close();
      await onServer(server, `CREATE DATABASE ${names.empty} TEMPLATE ${work}`);
      const database = await openDatabase(databaseUrl(server, work));
      await seed(database, { log: () => {} });
      await database.close();
      await onServer(server, `ALTER DATABASE ${work} RENAME TO ${names.seeded}`);
    }
    await sweepDatabases(client, [names.empty, names.seeded]);
  } finally {
    await client.end();
  }
  return names;
}
