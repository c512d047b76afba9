import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// This file must work before the client is there: the generator of names runs it, too.

const SCHEMA = new URL('../../prisma/schema.prisma', import.meta.url);
const PRISMA = new URL('../../node_modules/@prisma/client/package.json', import.meta.url);

/**
 * What the generated code is made from, in a line: the schema and the version of Prisma. It stands in the file that is
 * generated last, so where it stands the rest is complete.
 */
export function madeFrom(): string {
  const schema = createHash('sha256').update(readFileSync(SCHEMA)).digest('hex');
  const { version } = JSON.parse(readFileSync(PRISMA, 'utf8')) as { version: string };
  return `// Made from the schema ${schema} by Prisma ${version}.`;
}
