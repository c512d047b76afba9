// What generated code was made from. This file works before anything is generated or built.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

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

/** The generated files of the server; the one that is generated last comes last. */
const GENERATED = ['prisma/client.ts', 'pothos.ts', 'names.ts'].map(
  (name) => new URL(`./generated/${name}`, import.meta.url),
);

/** True if all generated code of the server is there and was made from the schema as it is. */
export function isGenerated() {
  return (
    GENERATED.every((file) => existsSync(file)) &&
    readFileSync(GENERATED.at(-1), 'utf8').startsWith(madeFrom())
  );
}
