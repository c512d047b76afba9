import { expect, test } from 'vitest';
import { exposureWarning } from '../../../server/start/exposure.ts';

test('a start warns of an embedded database that others than this machine can reach', () => {
  const embedded = (HOST: string) => exposureWarning({ HOST, DATABASE_URL: 'pglite:.data' });
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) expect(embedded(host)).toBeUndefined();
  for (const host of ['0.0.0.0', '::', '192.168.0.7', 'news.example', '127.0.0.1.example'])
    expect(embedded(host)).toContain(`HOST is ${host} and the database is embedded`);
  expect(exposureWarning({ HOST: '0.0.0.0', DATABASE_URL: 'postgresql://localhost/news' })).toBeUndefined();
});
