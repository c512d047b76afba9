import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { type Config, defaultConfig } from '../../server/config.ts';
import { createPglite, type Database, openDatabase } from '../../server/database/database.ts';
import { importDocuments } from '../../server/import/import.ts';
import { readDocument } from '../../server/import/read.ts';
import type { Summary } from '../../server/import/write.ts';
import { databaseUrl, onServer } from './postgresql.ts';

/** What a GraphQL server answers. */
interface Answer<Data> {
  data: Data;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
  /** The SQL statements it took. */
  statements: string[];
}

/** A server to ask. */
export interface Asking {
  app: ReturnType<typeof createApp>;
  /** Asks over HTTP and expects no errors. */
  query<Data = Record<string, never>>(document: string, variables?: object): Promise<Answer<Data>>;
  /** Asks over HTTP, whatever comes back. */
  ask<Data = Record<string, never>>(document: string, variables?: object): Promise<Answer<Data>>;
}

/** A server on a database of its own. */
export interface TestApp extends Asking {
  database: Database;
  /** Another server on the same database, whose every answer comes from the resolvers. */
  resolved: Asking;
  /** Runs one statement on one session of the engine, past Prisma: refusals come as the engine's own errors. */
  sql<Row>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Imports documents of the seed format, each given as YAML. */
  load(...documents: string[]): Promise<Summary>;
  close(): Promise<void>;
}

/**
 * A server on a fresh, migrated database of the engine under test. Closed after the test that opens it; one opened in
 * beforeAll is closed by its afterAll.
 */
export async function testApp({
  seeded = false,
  compiled = true,
  rows = [],
}: {
  seeded?: boolean;
  /** Statements that fill the database. */
  rows?: readonly string[];
  /** False: every answer comes from the resolvers. */
  compiled?: boolean;
} = {}): Promise<TestApp> {
  const template = seeded ? 'seeded' : 'empty';
  const { database, drop, sql } =
    process.env.TEST_ENGINE === 'postgresql' ? await onPostgresql(template) : await onPglite(template);
  const test: TestApp = {
    ...asking(database, compiled ? 'strict' : 'off'),
    resolved: asking(database, 'off'),
    database,
    sql,
    load(...documents) {
      const read = documents.map((yaml, i) => readDocument(`test-${i + 1}.yaml`, yaml));
      const located = read.flatMap((document) => {
        if (Array.isArray(document))
          throw new Error(document.map(({ line, message }) => `${line}: ${message}`).join('\n'));
        return document;
      });
      return importDocuments(database.prisma, located, { actor: null, complete: false });
    },
    close: drop,
  };
  try {
    onTestFinished(drop);
  } catch {
    // Not inside a test: whoever opened it in a hook closes it.
  }
  for (const statement of rows) await sql(statement);
  return test;
}

/** The settings of a server that answers documents of any size: what tests ask is not what clients may. */
export function unlimited(): Config {
  return {
    ...defaultConfig(),
    MAX_NODES: 1e9,
    MAX_COST: 1e9,
    MAX_TOKENS: 1e6,
    MAX_FIELDS: 1e6,
    MAX_ALIASES: 1e4,
  };
}

function asking(database: Database, COMPILED_READS: 'strict' | 'off'): Asking {
  const app = createApp({ database, config: { ...unlimited(), COMPILED_READS } });
  const ask = async <Data>(document: string, variables: object = {}): Promise<Answer<Data>> => {
    const { result, statements } = await database.statements(async () => {
      const response = await app.fetch('http://verbatim.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      });
      return (await response.json()) as Omit<Answer<Data>, 'statements'>;
    });
    return { ...result, statements };
  };
  return {
    app,
    ask,
    async query<Data>(document: string, variables: object = {}) {
      const answer = await ask<Data>(document, variables);
      if (answer.errors)
        throw new Error(
          answer.errors.map(({ message, path }) => `${path?.join('.')}: ${message}`).join('\n'),
        );
      return answer;
    },
  };
}

/** An embedded database that a test has left as it found it, but for rows that are gone again. */
interface Spare {
  pglite: PGlite;
  /** What {@link STATE} says of it. */
  state: string;
}

/** To open an embedded database takes seconds of a processor: the next test of the file takes that of the last. */
const spares: { [template in 'empty' | 'seeded']?: Spare } = {};

/** Whatever a statement that defines, analyses or configures changes, and what each that writes rows does. */
const CATALOGUES = [
  'class',
  'attribute',
  'proc',
  'trigger',
  'constraint',
  'index',
  'statistic',
  'db_role_setting',
];
const STATE = `SELECT concat_ws(' ', (SELECT coalesce(md5(string_agg(r::text, ',')), '-') FROM revision AS r), ${CATALOGUES.map(
  (name) => `(SELECT count(*) || '/' || coalesce(max(xmin::text::bigint), 0) FROM pg_${name})`,
)}) AS state`;

async function stateOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ state: string }>(STATE);
  return rows[0]?.state ?? '';
}

async function takePglite(template: 'empty' | 'seeded'): Promise<Spare> {
  const spare = spares[template];
  delete spares[template];
  if (spare) return spare;
  const file = inject('templates').pglite[template];
  const pglite = await createPglite(undefined, { loadDataDir: new Blob([readFileSync(file)]) });
  return { pglite, state: await stateOf(pglite) };
}

/** Keeps a database for the next test where it is as a fresh one, or can be made so; else closes it. */
async function leavePglite(template: 'empty' | 'seeded', { pglite, state }: Spare): Promise<void> {
  for (const sql of ['ROLLBACK', 'DISCARD ALL']) await pglite.exec(sql);
  const [revision, ...catalogues] = (await stateOf(pglite)).split(' ');
  const [revisionBefore, ...cataloguesBefore] = state.split(' ');
  const isSame = revision === revisionBefore;
  if (
    spares[template] ||
    catalogues.join() !== cataloguesBefore.join() ||
    !(isSame || template === 'empty')
  ) {
    await pglite.close();
    return;
  }
  if (!isSame) await pglite.exec(await emptying(pglite));
  spares[template] = { pglite, state: await stateOf(pglite) };
}

/** Takes all rows away, past the triggers that keep some. */
async function emptying(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'`,
  );
  return `SET session_replication_role = replica; TRUNCATE ${rows.map(({ name }) => name)} RESTART IDENTITY; RESET session_replication_role`;
}

async function onPglite(template: 'empty' | 'seeded') {
  const spare = await takePglite(template);
  const { pglite } = spare;
  const database = await openDatabase(pglite);
  const sql = async <Row>(statement: string, values?: unknown[]) =>
    (await pglite.query<Row>(statement, values)).rows;
  return { database, sql, drop: once(() => database.close().then(() => leavePglite(template, spare))) };
}

async function onPostgresql(template: 'empty' | 'seeded') {
  const names = inject('templates').postgresql;
  if (!names) throw new Error('no PostgreSQL server to test on');
  const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(names.server, `CREATE DATABASE ${name} TEMPLATE ${names[template]}`);
  const database = await openDatabase(databaseUrl(names.server, name));
  const session = new pg.Client({ connectionString: databaseUrl(names.server, name) });
  await session.connect();
  const sql = async <Row>(statement: string, values?: unknown[]) =>
    (await session.query(statement, values)).rows as Row[];
  const drop = once(async () => {
    await Promise.all([database.close(), session.end()]);
    await onServer(names.server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { database, sql, drop };
}

function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= run());
}

/** The path of a file of the project. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
