import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testServer } from './support/postgresql.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that say nothing about an engine, or open both by themselves, run once. */
const ONCE = [
  'tests/prisma/**',
  'tests/client/**',
  'tests/browser/**',
  'tests/command/**',
  'tests/**/*.rules.test.ts',
  'tests/server/http/drain.test.ts',
  'tests/*.test.ts',
];
const project = (name: string, engine: string, include: string[], exclude: string[]) => ({
  extends: true as const,
  test: { name, include, exclude, env: { TEST_ENGINE: engine } },
});

const only = process.env.TEST_ENGINE;
const server = only === 'pglite' ? null : await testServer();
if (!only && !server)
  console.log(
    'PostgreSQL: skipped, no server in TEST_DATABASE_URL or on 127.0.0.1:5432 lets us create a database.',
  );

export default defineConfig({
  root,
  // Vite would take graphql's ES module and the packages outside of it the CommonJS one: no error of ours would be known.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: 'tests/support/templates.ts',
    reporters: ['default', './tests/support/tally.ts'],
    // Far longer than any test takes: a limit that a busy machine meets says nothing of the code.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One more than there are cores on a small machine: many tests wait for other processes.
    maxWorkers: 3,
    projects: [
      ...(only === 'postgresql' ? [] : [project('pglite', 'pglite', ['tests/server/**/*.test.ts'], ONCE)]),
      ...(server ? [project('postgresql', 'postgresql', ['tests/server/**/*.test.ts'], ONCE)] : []),
      project(
        'once',
        'pglite',
        ONCE.map((glob) => (glob.endsWith('**') ? `${glob}/*.test.ts` : glob)),
        [],
      ),
    ],
  },
});
