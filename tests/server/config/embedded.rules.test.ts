import { expect, test } from 'vitest';
import { EMBEDDED_COST } from '../../../server/config/limits.ts';
import { readConfig, SETTINGS } from '../../../server/config.ts';

const embedded = { DATABASE_URL: 'pglite:.data' };

test('on an embedded database a question may cost less, unless the settings say how much', () => {
  const onPostgresql = readConfig({ DATABASE_URL: 'postgresql://localhost/news' }).MAX_COST;
  expect(String(onPostgresql)).toBe(SETTINGS.find(({ name }) => name === 'MAX_COST')?.default);
  expect(readConfig({}).MAX_COST).toBe(EMBEDDED_COST);
  expect(readConfig(embedded).MAX_COST).toBe(EMBEDDED_COST);
  expect(EMBEDDED_COST).toBeLessThan(onPostgresql);
  expect(readConfig({ ...embedded, MAX_COST: String(onPostgresql) }).MAX_COST).toBe(onPostgresql);
});
