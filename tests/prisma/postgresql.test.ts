import { randomUUID } from 'node:crypto';
import { describe, vi } from 'vitest';
import { databaseUrl, onServer, testServer } from '../support/postgresql.ts';
import { testCommands } from './commands.ts';

vi.setConfig({ testTimeout: 60_000 });

const server = await testServer();

describe.skipIf(server === null)('on PostgreSQL', () => {
  testCommands(async () => {
    // The first command that needs the database creates it.
    const name = `verbatim_test_${randomUUID().replaceAll('-', '')}`;
    const url = databaseUrl(server ?? '', name);
    return { url, drop: () => onServer(server ?? '', `DROP DATABASE IF EXISTS ${name}`) };
  });
});
