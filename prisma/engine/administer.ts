import { existsSync } from 'node:fs';
import pg from 'pg';
import { runOnce } from '../../server/database/create.ts';
import { lockFolder } from '../../server/database/lock.ts';
import { databaseName, parseDatabaseUrl, withDatabase } from '../../server/database/url.ts';
import { explain } from './explain.ts';

/**
 * Runs the commands that Prisma calls before it talks to the engine: `can-connect-to-database`, `create-database` and
 * `drop-database`. The result is the exit code and, for an error, a log line on stderr. Prisma skips the first line.
 */
export async function administer(command: string, url: string): Promise<void> {
  try {
    const address = parseDatabaseUrl(url);
    if (address.engine === 'pglite') await probeFolder(address.folder);
    else await administerServer(command, address.url);
  } catch (error) {
    const { code, message } = explain(error, url);
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields: { error_code: code, message } };
    process.stderr.write(`\n${JSON.stringify(line)}\n`);
    process.exitCode = 1;
  }
}

/** The first command that writes to a folder creates it. */
async function probeFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const lock = await lockFolder(folder, { command: process.env.VERBATIM_COMMAND });
  lock.release();
}

async function administerServer(command: string, url: string): Promise<void> {
  const name = pg.escapeIdentifier(databaseName(url));
  if (command === 'create-database') await runOnce(withDatabase(url, 'postgres'), `CREATE DATABASE ${name}`);
  else if (command === 'drop-database')
    await runOnce(withDatabase(url, 'postgres'), `DROP DATABASE IF EXISTS ${name}`);
  else await runOnce(url, 'SELECT 1');
}
