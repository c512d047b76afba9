import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "../server/generated/prisma"
}

datasource db {
  provider = "postgresql"
}

model Thing {
  id   Int    @id
  name String @unique
}
`;

/** What a command left behind. */
export interface Outcome {
  readonly code: number;
  /** Both streams, without colours. */
  readonly output: string;
}

/** Matches a command that succeeded and said so. */
export function done(output: string): Outcome {
  return { code: 0, output: expect.stringContaining(output) };
}

/** A copy of what Prisma needs of this project, with a schema of one model, to run commands in. */
export interface CopiedProject {
  readonly folder: string;
  /** Runs `prisma ...` as npx would. */
  prisma(...command: string[]): Promise<Outcome>;
  /** Runs `npm run migration ...`. */
  migration(...what: string[]): Promise<Outcome>;
  write(file: string, text: string): void;
  /** Adds a field to the schema's model. */
  addField(field: string): void;
  remove(): void;
}

export function copyProject(databaseUrl: string): CopiedProject {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'));
  const copied = [
    '.config/prisma.ts',
    'package.json',
    'prisma/engine',
    'prisma/engine.mjs',
    'prisma/migration.ts',
    'server/database',
    'server/build.mjs',
    'server/launch.mjs',
    'server/made-from.mjs',
  ];
  for (const path of copied) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  chmodSync(join(folder, 'prisma/engine.mjs'), 0o755);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const write = (file: string, text: string): void => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  let schema = SCHEMA;
  write('prisma/schema.prisma', schema);
  return {
    folder,
    write,
    addField: (field) => {
      schema = schema.replace('@unique\n', `@unique\n  ${field}\n`);
      write('prisma/schema.prisma', schema);
    },
    prisma: (...command) => run(folder, databaseUrl, [process.execPath, CLI, ...command]),
    migration: (...what) => run(folder, databaseUrl, ['npm', 'run', '--silent', 'migration', '--', ...what]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const CLI = join(ROOT, 'node_modules/prisma-cli/build/index.js');

function run(folder: string, databaseUrl: string, [command = '', ...args]: string[]): Promise<Outcome> {
  const { PRISMA_SCHEMA_ENGINE_BINARY: _, VERBATIM_COMMAND: __, ...inherited } = process.env;
  const env = { ...inherited, DATABASE_URL: databaseUrl, NO_COLOR: '1', CI: '1', CHECKPOINT_DISABLE: '1' };
  return new Promise((resolve) => {
    execFile(command, args, { cwd: folder, env, timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}
