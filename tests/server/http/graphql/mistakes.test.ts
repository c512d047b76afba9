import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { type TestApp, testApp } from '../../../support/app.ts';

type Asked = (query: string, variables?: object) => Promise<{ message: string; locations?: Location[] }[]>;
interface Location {
  line: number;
  column: number;
}

let app: TestApp;
/** Servers with the usual limits: one whose schema may be read, and one whose schema may not. */
let ask: Asked;
let askClosed: Asked;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  const asking = (INTROSPECTION: boolean): Asked => {
    const server = createApp({ database: app.database, config: { ...defaultConfig(), INTROSPECTION } });
    return async (query, variables = {}) => {
      const response = await server.fetch('http://verbatim.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return ((await response.json()) as { errors: Awaited<ReturnType<Asked>> }).errors ?? [];
    };
  };
  ask = asking(true);
  askClosed = asking(false);
});
afterAll(() => app.close());

const DAY = '"15/08/2025" is not a Date. A day as RFC 3339 writes it, such as "2025-08-15".';

describe('a mistake is told with the argument, what is expected, and the place', () => {
  test.each([
    [
      'a day in another form',
      '{ quotes(filter: { publishedFrom: "15/08/2025" }) { totalCount } }',
      `filter.publishedFrom: ${DAY}`,
    ],
    [
      'a number for a day',
      '{ quotes(filter: { publishedFrom: 2025 }) { totalCount } }',
      'filter.publishedFrom: 2025 is not a Date. A day as RFC 3339 writes it, such as "2025-08-15".',
    ],
    [
      'a text for a number',
      '{ quotes(first: "10") { totalCount } }',
      'first: Int cannot represent non-integer value: "10"',
    ],
    [
      'an order that there is not',
      '{ quotes(orderBy: NEWEST) { totalCount } }',
      'orderBy: Value "NEWEST" does not exist in "QuoteOrder" enum. The values are POSITION, PUBLISHED_ASC, PUBLISHED_DESC, RELEVANCE, SAID_ASC, SAID_DESC.',
    ],
    [
      'a language that is none',
      '{ articles(filter: { language: "not a tag" }) { totalCount } }',
      'filter.language: "not a tag" is not a LanguageTag. A language, as a BCP 47 tag such as "fr" or "pt-BR".',
    ],
    [
      'null for what must be there',
      '{ person(slug: null) { name } }',
      'slug: Expected value of type "String!", found null.',
    ],
    [
      'a condition beside the filter',
      '{ quotes(speaker: "donald-trump") { totalCount } }',
      'Unknown argument "speaker" on field "Query.quotes". Did you mean filter: { speaker: ... }?',
    ],
    [
      'a field of the items asked of their list',
      '{ quotes { exact } }',
      'Cannot query field "exact" on type "QuoteConnection". Ask for nodes { exact } or edges { node { exact } }.',
    ],
    [
      'an object of the items asked of their list',
      '{ quotes { article { slug } } }',
      'Cannot query field "article" on type "QuoteConnection". Ask for nodes { article { ... } } or edges { node { article { ... } } }.',
    ],
    [
      'a field of the items asked of an edge',
      '{ quotes { edges { exact } } }',
      'Cannot query field "exact" on type "QuoteEdge". Ask for node { exact }.',
    ],
    [
      'a field of one type of hit asked of all',
      '{ search(query: "paix") { headline } }',
      'Cannot query field "headline" on type "SearchConnection". Ask for nodes { ... on Article { headline } } or edges { node { ... on Article { headline } } }.',
    ],
  ])('%s', async (_, document, message) => {
    const [error, ...others] = await ask(document);
    expect(error?.message).toBe(message);
    expect(others).toEqual([]);
    const [place] = error?.locations ?? [];
    expect(place).toMatchObject({ line: 1 });
    expect(document.slice((place?.column ?? 1) - 1)).toMatch(
      /^("|\d|NEWEST|null|speaker|exact|article|headline)/,
    );
  });

  test('in a variable, by its name and the way to the field', async () => {
    const document = 'query ($filter: QuoteFilter) { quotes(filter: $filter) { totalCount } }';
    const [error] = await ask(document, { filter: { publishedFrom: '15/08/2025' } });
    expect(error?.message).toBe(
      `Variable "$filter" got invalid value "15/08/2025" at "filter.publishedFrom"; ${DAY}`,
    );
    expect(error?.locations).toEqual([{ line: 1, column: 8 }]);
  });

  test('no more than the argument where the schema may not be read', async () => {
    const messages = async (document: string) => (await askClosed(document)).map(({ message }) => message);
    expect(await messages('{ quotes { exact } }')).toEqual([
      'Cannot query field "exact" on type "QuoteConnection".',
    ]);
    expect(await messages('{ quotes(orderBy: NEWEST) { totalCount } }')).toEqual([
      'orderBy: Value "NEWEST" does not exist in "QuoteOrder" enum.',
    ]);
    expect(await messages('{ quotes(filter: { publishedTo: "15/08/2025" }) { totalCount } }')).toEqual([
      `filter.publishedTo: ${DAY}`,
    ]);
  });
});

describe('a limit is told with what exceeds it, and the place', () => {
  const times = (n: number, of: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => of(i)).join(' ');
  test.each([
    [
      'objects',
      '{ people { nodes { name } } articles(first: 100) { nodes { quotes(first: 100) { nodes { attributions { exact } } } } } }',
      /^The operation may return \d+ objects; 10000 are allowed\. .* Most of them come from articles\.quotes\.attributions\.$/,
      'attributions',
    ],
    [
      'units, of a fragment',
      `{ ...Found } fragment Found on Query { ${times(5, (i) => `a${i}: quotes(first: 1, filter: { search: "a OR b OR c OR d OR e OR f OR g OR h" }) { totalCount }`)} }`,
      /^The operation costs \d+ units; 20000 are allowed\. .* Most of them come from quotes\.$/,
      'a',
    ],
    [
      'items',
      `{ coverage(articles: [${times(101, (i) => `"a${i}"`)}]) { totalCount } }`,
      /^The document has 101 items in one list; 100 are allowed\. See articles\.$/,
      '[',
    ],
    [
      'levels',
      `{ articles { nodes ${'{ supersedes '.repeat(14)} { slug } ${'}'.repeat(14)} } }`,
      /^The document has 17 levels of fields; 15 are allowed\. See supersedes\.$/,
      'supersedes',
    ],
    [
      'aliases',
      `{ ${times(31, (i) => `b${i}: __typename`)} }`,
      /^The document has 31 aliases; 30 are allowed\. See b30\.$/,
      'b30',
    ],
  ])('%s', async (_, document, message, at) => {
    const [error] = await ask(document);
    expect(error?.message).toMatch(message);
    const [place] = error?.locations ?? [];
    expect(document.slice((place?.column ?? 0) - 1).startsWith(at)).toBe(true);
  });

  test('items of a variable', async () => {
    const document = 'query ($articles: [String!]!) { coverage(articles: $articles) { totalCount } }';
    const [error] = await ask(document, { articles: Array(101).fill('tater-le-terrain') });
    expect(error?.message).toBe('variables.articles: the list has 101 items; 100 are allowed.');
  });
});
