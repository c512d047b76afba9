import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../../server/app.ts';
import { type Config, defaultConfig } from '../../../../../server/config.ts';
import { type TestApp, testApp } from '../../../../support/app.ts';
import { answerOf } from '../../ask.ts';
import { type Asked, BORDERS, language, times } from './borders.ts';

// Refused before any engine has it.
describe.skipIf(process.env.TEST_ENGINE === 'postgresql')('a limit', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await testApp({ seeded: true });
  });
  afterAll(() => server.close());

  async function ask(asked: Asked, config: Partial<Config> = {}) {
    const app = createApp({ database: server.database, config: { ...defaultConfig(), ...config } });
    const response = await app.fetch('http://verbatim.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(asked),
    });
    return answerOf(response);
  }

  test.each(BORDERS)('of $limit $what lets $limit pass, and refuses one more', async (border) => {
    const { limit, within, beyond = 'LIMIT_EXCEEDED' } = border;
    const passed = await ask(border.ask(limit));
    expect({ codes: [...new Set(passed.codes)] }, passed.messages[0]).toEqual({
      codes: within ? [within] : [],
    });
    const refused = await ask(border.ask(limit + 1));
    expect(refused.codes).toEqual([beyond]);
    if (beyond === 'LIMIT_EXCEEDED') {
      expect(refused).toMatchObject({ status: 400, data: undefined });
      expect(refused.messages[0]).toContain(String(limit));
    }
  });

  test('of objects is asked again for every variable, whatever was let through before', async () => {
    const app = createApp({ database: server.database });
    const query = 'query ($n: Int) { articles(first: $n) { nodes { quotes(first: $n) { nodes { id } } } } }';
    const codes = [];
    for (const n of [1, 100, 1, 100]) {
      const response = await app.fetch('http://verbatim.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { n } }),
      });
      codes.push((await answerOf(response)).codes);
    }
    expect(codes).toEqual([[], ['LIMIT_EXCEEDED'], [], ['LIMIT_EXCEEDED']]);
  });

  test.each([3, 10, 12, 60])('of fields refuses fragments that double, %i times', async (times) => {
    const doubled = (i: number) => (i < times ? `...F${i + 1}` : 'slug');
    const fragment = (i: number) =>
      `fragment F${i} on Person { a: affiliation { ${doubled(i)} } affiliation { ${doubled(i)} } }`;
    const fragments = Array.from({ length: times }, (_, i) => fragment(i + 1)).join(' ');
    const { codes, messages } = await ask(
      { query: `{ people(first: 1) { nodes { ...F1 } } } ${fragments}` },
      { MAX_TOKENS: 5000, MAX_DEPTH: 100, MAX_ALIASES: 100 },
    );
    if (times < 5) return expect(codes).toEqual([]);
    expect(codes).toEqual(['LIMIT_EXCEEDED']);
    const fields = 2 + 2 ** (times + 1) - 2 + 2 ** times;
    expect(messages[0]).toContain(`has ${fields > 1e6 ? 'more than 1000000' : fields} fields`);
    expect(messages[0]).toContain('1000 are allowed');
  });

  test('of cost lets through what costs exactly that', async () => {
    const asked = { query: '{ search(query: "paix") { totalCount nodes { __typename } } }' };
    const { messages } = await ask(asked, { MAX_COST: 1 });
    const cost = Number(/costs (\d+) units/.exec(messages[0] ?? '')?.[1]);
    expect((await ask(asked, { MAX_COST: cost })).codes).toEqual([]);
    expect((await ask(asked, { MAX_COST: cost - 1 })).codes).toEqual(['LIMIT_EXCEEDED']);
  });

  test('of 35 characters of a language holds for literals, too', async () => {
    const asked = (n: number) => ({
      query: `{ articles(filter: { language: "${language(n)}" }) { totalCount } }`,
    });
    expect((await ask(asked(35))).codes).toEqual([]);
    expect((await ask(asked(36))).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('of 10 errors and 64 kB holds for whatever is wrong, however often', async () => {
    const long = 'x'.repeat(50_000);
    for (const [asked, errors] of [
      [{ query: `{ ${times(10, (i) => `unknown${i}`)} }` }, 10],
      [{ query: `{ ${times(11, (i) => `unknown${i}`)} }` }, 10],
      [{ query: `{ ${times(300, (i) => `unknown${i}`)} }` }, 10],
      [{ query: `{ ${times(15, (i) => `${long}${i}`)} }` }, 10],
      [{ query: `query (${times(100, (i) => `$a${i}: Int!`)}) { __typename }` }, 10],
      [
        {
          query: `query (${times(20, (i) => `$a${i}: Int!`)}) { nodes(ids: [${times(20, (i) => `$a${i}`)}]) { id } }`,
          variables: Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`a${i}`, long])),
        },
        10,
      ],
    ] as const) {
      const { status, codes, text } = await ask(asked);
      expect({ status, errors: codes.length }).toEqual({ status: 400, errors });
      expect(Buffer.byteLength(text)).toBeLessThan(64_000);
    }
  });
});
