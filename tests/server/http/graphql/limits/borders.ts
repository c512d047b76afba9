/** What one request asks. */
export interface Asked {
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

/** So many pieces of a document. */
export const times = (n: number, of: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => of(i)).join(' ');
const texts = (n: number) => Array.from({ length: n }, (_, i) => `text-${i}`);
const literal = (n: number) => `[${times(n, (i) => `"${i}"`)}]`;
/** A language tag of so many characters. */
export const language = (n: number) => `de-Latn-DE-1996-abcdef-x-aaaaaaaa-${'b'.repeat(n - 34)}`;
const earlier = (n: number) => `${'supersedes { '.repeat(n)}id${' }'.repeat(n)}`;
const lists = (n: number): unknown => JSON.parse(`${'['.repeat(n)}${']'.repeat(n)}`);
/** 100 articles with 99 quotes each are 10,000 objects; a claim more is one more. */
const objects = (n: number, articles: string, quotes: string) =>
  `articles(first: ${articles}) { nodes { quotes(first: ${quotes}) { nodes { id } } } } ${n > 10_000 ? 'claim(slug: "x") { id }' : ''}`;

/** Every limit. */
export const BORDERS: Border[] = [
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
