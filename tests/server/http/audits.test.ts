import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../../../server/start/listen.ts';
import { type TestApp, testApp } from '../../support/app.ts';

let server: TestApp;
let site: Listening;
beforeAll(async () => {
  server = await testApp();
  site = await listen(server.app, 0, '127.0.0.1');
});
afterAll(async () => {
  await site.stop();
  await server.close();
});

const audits = serverAudits({ url: () => `${site.url}/graphql` });

test('all audits of GraphQL over HTTP are there', () => {
  expect(audits).toHaveLength(61);
});

test.each(audits)('$id $name', async (audit) => {
  const result = await audit.fn();
  const reason = 'reason' in result ? result.reason : undefined;
  expect({ status: result.status, reason }).toEqual({ status: 'ok' });
});
