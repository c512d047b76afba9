import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../../server/app.ts';
import { type Config, defaultConfig } from '../../../../../server/config.ts';
import { type TestApp, testApp } from '../../../../support/app.ts';
import { answerOf } from '../../ask.ts';

/** What one request asks. */
interface Asked {
  query: string;
  variables?: object;
  operationName?: string;
}

/** A limit, and a request for exactly so much of what it is a limit of. */
interface Border {
  what: string;
  limit: number;
  ask(n: number): Asked;
  /** The code of a request at the limit. @defaultValue it is answered with data */
  within?: string;
  /** @defaultValue LIMIT_EXCEEDED */
  beyond?: string;
}

const times = (n: number, of: (i: number) => string) => Array.from({ length: n }, (_, i) => of(i)).join(' ');
const texts = (n: number) => Array.from({ length: n }, (_, i) => `text-${i}`);
const literal = (n: number) => `[${times(n, (i) => `"${i}"`)}]`;
/** A language tag of so many characters. */
const language = (n: number) => `de-Latn-DE-1996-abcdef-x-aaaaaaaa-${'b'.repeat(n - 34)}`;
const earlier = (n: number) => `${'supersedes { '.repeat(n)}id${' }'.repeat(n)}`;
const lists = (n: number): unknown => JSON.parse(`${'['.repeat(n)}${']'.repeat(n)}`);
/** 100 articles with 99 quotes each are 10,000 objects; a claim more is one more. */
const objects = (n: number, articles: string, quotes: string) =>
  `articles(first: ${articles}) { nodes { quotes(first: ${quotes}) { nodes { id } } } } ${n > 10_000 ? 'claim(slug: "x") { id }' : ''}`;

const BORDERS: Border[] = [
  {
    what: 'tokens',
    limit: 1000,
    ask: (n) => ({
      // 112 tokens each, 12 and the items of its list the last.
      query: `{ ${times(8, (i) => `a${i}: nodes(ids: ${literal(100)}) { id }`)} a: nodes(ids: ${literal(n - 910)}) { id } }`,
    }),
  },
  {
    // A has 4 x 4 x 16 + 64 fields, wherever it is spread.
    what: 'fields, those of fragments wherever they are spread',
    limit: 1000,
    ask: (n) => ({
      query: `{ ...A ... { ...A ...A } ${times(n - 3 * 320, () => '__typename')} }
        fragment A on Query { ${times(4, () => '...B')} ${times(64, () => '__typename')} }
        fragment B on Query { ${times(4, () => '...C')} } fragment C on Query { ${times(16, () => '__typename')} }`,
    }),
  },
  {
    what: 'levels',
    limit: 15,
    ask: (n) => ({ query: `{ articles(first: 1) { nodes { ${earlier(n - 3)} } } }` }),
  },
  {
    what: 'levels in fragments',
    limit: 15,
    ask: (n) => ({
      query: `{ articles(first: 1) { nodes { ...A } } }
        fragment A on Article { supersedes { ...B } } fragment B on Article { ${earlier(n - 4)} }`,
    }),
  },
  {
    what: 'levels, inline fragments aside',
    limit: 15,
    ask: (n) => ({
      query: `{ ... { articles(first: 1) { ... { nodes { ... on Article { ${earlier(n - 3)} } } } } } }`,
    }),
  },
  { what: 'aliases', limit: 30, ask: (n) => ({ query: `{ ${times(n, (i) => `a${i}: __typename`)} }` }) },
  {
    what: 'aliases, those of fragments among them',
    limit: 30,
    ask: (n) => ({
      query: `{ a: __typename ...F } fragment F on Query { ${times(n - 1, (i) => `a${i}: __typename`)} }`,
    }),
  },
  {
    what: 'directives',
    limit: 50,
    ask: (n) => ({ query: `{ ${times(n, () => '... @include(if: true) { __typename }')} }` }),
  },
  {
    what: 'operations',
    limit: 10,
    ask: (n) => ({ query: times(n, (i) => `query A${i} { __typename }`), operationName: 'A3' }),
  },
  {
    what: 'fields at the root of a mutation',
    limit: 20,
    ask: (n) => ({ query: `mutation { ${times(n, (i) => `field${i}`)} }` }),
    // No mutation has such fields: it is validated once it is within the limit.
    within: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'items of a literal list',
    limit: 100,
    ask: (n) => ({ query: `{ nodes(ids: ${literal(n)}) { id } }` }),
  },
  {
    what: 'items of a list in a variable',
    limit: 100,
    ask: (n) => ({ query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids: texts(n) } }),
  },
  {
    what: 'levels of a variable',
    limit: 20,
    ask: (n) => ({ query: '{ __typename }', variables: { unused: lists(n) } }),
  },
  {
    what: 'rows of a page, literally',
    limit: 100,
    ask: (n) => ({ query: `{ quotes(first: ${n}) { nodes { id } } }` }),
    beyond: 'INVALID_PAGINATION',
  },
  {
    what: 'rows of a page from the end',
    limit: 100,
    ask: (n) => ({ query: `{ quotes(last: ${n}) { nodes { id } } }` }),
    beyond: 'INVALID_PAGINATION',
  },
  {
    what: 'rows of a page by a variable',
    limit: 100,
    ask: (n) => ({ query: 'query ($n: Int) { quotes(first: $n) { nodes { id } } }', variables: { n } }),
    beyond: 'INVALID_PAGINATION',
  },
  {
    what: 'members of an object in a variable',
    limit: 100,
    ask: (n) => ({
      query: 'query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }',
      variables: { f: Object.fromEntries(texts(n).map((name) => [name, 1])) },
    }),
    within: 'BAD_USER_INPUT',
  },
  {
    what: 'characters of the name that is asked for',
    limit: 100,
    ask: (n) => ({ query: '{ __typename }', operationName: 'a'.repeat(n) }),
    within: 'OPERATION_NOT_FOUND',
  },
  {
    what: 'characters of the name of an operation',
    limit: 100,
    ask: (n) => ({ query: `query ${'a'.repeat(n)} { __typename }` }),
  },
  {
    what: 'characters of an alias',
    limit: 100,
    ask: (n) => ({ query: `{ ${'a'.repeat(n)}: __typename }` }),
  },
  {
    what: 'characters of a language',
    limit: 35,
    ask: (n) => ({
      query: 'query ($l: LanguageTag) { articles(filter: { language: $l }) { totalCount } }',
      // Well-formed both times.
      variables: { l: language(n) },
    }),
    beyond: 'BAD_USER_INPUT',
  },
  {
    what: 'rows of a page by the default of a variable',
    limit: 100,
    ask: (n) => ({ query: `query ($n: Int = ${n}) { quotes(first: $n) { nodes { id } } }` }),
    beyond: 'INVALID_PAGINATION',
  },
  { what: 'objects, literally', limit: 10_000, ask: (n) => ({ query: `{ ${objects(n, '100', '99')} }` }) },
  {
    what: 'objects by variables',
    limit: 10_000,
    ask: (n) => ({
      query: `query ($a: Int, $q: Int) { ${objects(n, '$a', '$q')} }`,
      variables: { a: 100, q: 99 },
    }),
  },
  {
    what: 'objects by defaults of variables',
    limit: 10_000,
    ask: (n) => ({ query: `query ($a: Int = 100, $q: Int = 99) { ${objects(n, '$a', '$q')} }` }),
  },
];

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
