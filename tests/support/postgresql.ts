import pg from 'pg';

/**
 * The PostgreSQL server that tests may create databases on: TEST_DATABASE_URL, else the one on 127.0.0.1:5432 if it
 * lets the current user do so.
 *
 * @returns its URL without a database; null where there is none
 */
export async function testServer(): Promise<string | null> {
  const url =
    process.env.TEST_DATABASE_URL ??
    `postgresql://${process.env.PGUSER ?? process.env.USER ?? 'root'}@127.0.0.1:5432/postgres`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ able: boolean }>(
      'SELECT rolcreatedb OR rolsuper AS able FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.able ? url : null;
  } catch (error) {
    if (process.env.TEST_DATABASE_URL) throw error;
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs statements on the server, one connection, one after the other. */
export async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The URL of another database of the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
