import { existsSync, readFileSync } from 'node:fs';
import { runPrisma } from './run.ts';

// This file, and all it imports, must work before the client is there.

const SCHEMA = new URL('../../prisma/schema.prisma', import.meta.url);
const CLIENT = new URL('../generated/prisma/internal/class.ts', import.meta.url);
const POTHOS = new URL('../generated/pothos.ts', import.meta.url);
const PRISMA = new URL('../../node_modules/prisma/package.json', import.meta.url);

/**
 * Makes the Prisma client and the types of the schema builder where they are missing, or were made from another schema
 * or by another version of Prisma.
 *
 * @param say told before it begins, which takes some seconds
 */
export async function ensureClient(databaseUrl: string, say: (line: string) => void): Promise<void> {
  if (isCurrent()) return;
  say('Generating the database client ...');
  await runPrisma(['generate'], databaseUrl);
}

/** The client carries the schema and the version it was made from, word for word. */
function isCurrent(): boolean {
  if (!existsSync(CLIENT) || !existsSync(POTHOS)) return false;
  const client = readFileSync(CLIENT, 'utf8');
  const schema = JSON.stringify(readFileSync(SCHEMA, 'utf8'));
  return (
    client.includes(`"inlineSchema": ${schema}`) && client.includes(`"clientVersion": "${prismaVersion()}"`)
  );
}

function prismaVersion(): string {
  const { version } = JSON.parse(readFileSync(PRISMA, 'utf8')) as { version: string };
  return version;
}
