import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma-cli/config';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// Prisma downloads a native schema engine for any command, unless this variable names one. Ours speaks its protocol.
// https://www.prisma.io/docs/orm/reference/environment-variables-reference
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fromHere('../prisma/engine.mjs');
// The name of this command in the message to another process that is refused the database folder.
process.env.VERBATIM_COMMAND ??= ['prisma', ...process.argv.slice(2)].join(' ');

if (existsSync(fromHere('../.env'))) process.loadEnvFile(fromHere('../.env'));

export default defineConfig({
  schema: fromHere('../prisma/schema.prisma'),
  migrations: { path: fromHere('../prisma/migrations'), seed: 'node server/launch.mjs seed' },
  datasource: { url: process.env.DATABASE_URL || 'pglite:.data' },
});
