// What generated code was made from. This file works before anything is generated or built.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const SCHEMA = new URL('../prisma/schema.prisma', import.meta.url);
const PRISMA = new URL('../node_modules/@prisma/client/package.json', import.meta.url);

/**
 * A comment line that identifies the input of the generated code: the hash of the schema and the version of Prisma. Only
 * the file that is generated last gets this line, so a file with the right line means that all generated code is
 * complete.
 */
export function madeFrom() {
  const schema = createHash('sha256').update(readFileSync(SCHEMA)).digest('hex');
  const { version } = JSON.parse(readFileSync(PRISMA, 'utf8'));
  return `// Made from the schema ${schema} by Prisma ${version}.`;
}
