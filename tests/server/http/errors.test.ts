import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { databaseUrl } from '../../support/postgresql.ts';
import { answerOf, post } from './ask.ts';

const MODERN = { accept: 'application/graphql-response+json' };

describe('a mistake in a question', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.close());

  test.each([
    ['{', {}, 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['fragment F on Query { __typename }', {}, 'OPERATION_NOT_FOUND'],
    ['query A { __typename } query B { __typename }', {}, 'OPERATION_NOT_FOUND'],
    ['query ($slug: String!) { claim(slug: $slug) { id } }', {}, 'BAD_USER_INPUT'],
    ['query ($slug: String!) { claim(slug: $slug) { id } }', { slug: 7 }, 'BAD_USER_INPUT'],
    [
      'query ($to: Date) { quotes(filter: { publishedTo: $to }) { totalCount } }',
      { to: 'x' },
      'BAD_USER_INPUT',
    ],
    ['{ quotes(filter: { publishedTo: "2025-02-30" }) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['{ articles(filter: { language: "not a tag" }) { totalCount } }', {}, 'BAD_USER_INPUT'],
  ])(
    '%s with %o is %s, with status 400 for clients that know GraphQL over HTTP',
    async (query, variables, code) => {
      const answer = await post(server.app, query, variables, MODERN);
      expect(answer).toMatchObject({ status: 400, codes: [code] });
      expect(answer.text).not.toContain('"data"');
    },
  );

  test('a page that is too large leaves the rest of the answer, and its status', async () => {
    const answer = await post(
      server.app,
      '{ __typename claim(slug: "x") { appearances(first: 101) { totalCount } } sources(first: 101) { totalCount } }',
    );
    expect(answer).toMatchObject({ status: 200, codes: ['INVALID_PAGINATION'] });
  });
});

test('a body that breaks off is no fault of the server', async () => {
  const { app } = await testApp();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"query":"'));
      controller.error(new Error('gone'));
    },
  });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
  const answer = await answerOf(await app.fetch('http://verbatim.test/graphql', request as RequestInit));
  expect(answer).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
  expect(answer.text).not.toContain('gone');
});

describe('a fault of the server', () => {
  test('is told without what was asked of the database, under the id of the request', async () => {
    const { app, sql } = await testApp();
    await sql('ALTER TABLE claim RENAME COLUMN status TO standing');
    const answer = await post(app, '{ claims { nodes { text } } }', {}, { 'x-request-id': 'request-42' });
    expect(answer).toMatchObject({
      status: 500,
      codes: ['INTERNAL_SERVER_ERROR'],
      messages: [expect.stringContaining('request-42')],
    });
    expect(answer.text).not.toMatch(/prisma|select|standing|claim\.|node_modules|\/server\/| at /i);
  });

  test('that the database is gone is told as such, with the advice to come again', async () => {
    const { app, database } = await testApp();
    await database.close();
    const answer = await post(app, '{ claim(slug: "x") { id } }');
    expect(answer).toMatchObject({ status: 503, codes: ['DATABASE_UNAVAILABLE'] });
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  test.runIf(process.env.TEST_ENGINE === 'postgresql')(
    'that a statement took too long is told as such',
    async () => {
      const { sql } = await testApp();
      const [row] = await sql<{ name: string }>('SELECT current_database() AS name');
      const url = databaseUrl(inject('templates').postgresql?.server ?? '', row?.name ?? '');
      const database = await openDatabase(url, { statementTimeout: 200 });
      await sql('BEGIN');
      await sql('LOCK TABLE claim');
      const answer = await post(createApp({ database }), '{ claim(slug: "x") { id } }');
      await sql('ROLLBACK');
      await database.close();
      expect(answer).toMatchObject({ status: 503, codes: ['TIMEOUT'] });
      expect(answer.text).not.toMatch(/statement|57014|prisma/i);
    },
  );
});
