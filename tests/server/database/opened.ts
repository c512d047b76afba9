import { randomUUID } from 'node:crypto';
import { createPglite, type Database, openDatabase } from '../../../server/database/database.ts';
import { databaseUrl, onServer, testServer } from '../../support/postgresql.ts';

export const onPostgresql = process.env.TEST_ENGINE === 'postgresql';

/** A database that holds two small tables and an enum, and nothing of ours. */
export interface Opened {
  database: Database;
  /** On PostgreSQL; empty on PGlite. */
  url: string;
  /** Errors of idle connections. */
  errors: Error[];
  close(): Promise<void>;
}

/** Opens such a database. Clocks differ: that of this process is Kathmandu's, that of PostgreSQL is St John's. */
export async function openSmall(): Promise<Opened> {
  // The adapter must not read dates by the clock of this machine.
  process.env.TZ = 'Asia/Kathmandu';
  const opened = await (onPostgresql ? onTheServer() : embedded());
  const { prisma } = opened.database;
  await prisma.$executeRaw`CREATE TYPE "colour" AS ENUM ('RED', 'GREEN')`;
  await prisma.$executeRaw`CREATE TABLE "parent" ("id" int PRIMARY KEY, "name" text NOT NULL UNIQUE)`;
  await prisma.$executeRaw`CREATE TABLE "child" (
    "parent_id" int REFERENCES "parent" ON DELETE RESTRICT, CONSTRAINT "positive" CHECK ("parent_id" > 0))`;
  await prisma.$executeRaw`INSERT INTO "parent" VALUES (1, 'one')`;
  await prisma.$executeRaw`INSERT INTO "child" VALUES (1)`;
  return opened;
}

async function onTheServer(): Promise<Opened> {
  const server = (await testServer()) ?? '';
  const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(
    server,
    `CREATE DATABASE ${name}`,
    `ALTER DATABASE ${name} SET TimeZone = 'America/St_Johns'`,
  );
  const url = databaseUrl(server, name);
  const errors: Error[] = [];
  const database = await openDatabase(url, { onError: (error) => errors.push(error) });
  const close = async () => {
    await database.close();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { database, url, errors, close };
}

async function embedded(): Promise<Opened> {
  const pglite = await createPglite();
  const database = await openDatabase(pglite);
  const close = async () => {
    await database.close();
    await pglite.close();
  };
  return { database, url: '', errors: [], close };
}
