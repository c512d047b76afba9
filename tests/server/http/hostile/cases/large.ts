import { cases } from '../case.ts';
import { asked, posted } from '../wire.ts';
import { F, nested, TYPENAME, times } from './writing.ts';

const deepValue = (n: number): unknown => JSON.parse(nested(n, '[', '1', ']'));

const DEEP = cases('deep', [
  [
    'a field in a field in a field',
    asked(`{ articles { nodes ${nested(60, '{ source { articles { nodes ', '{ id }', '} } }')} } }`),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'fragments on end',
    asked(
      `{ articles { nodes { ...F0 } } } ${times(20, (i) => F(`F${i}`, `supersedes { ...F${i + 1} }`, 'Article'))} ${F('F20', 'id', 'Article')}`,
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  ['a thousand braces that are not closed', asked('{a'.repeat(1000)), 400, 'LIMIT_EXCEEDED'],
  ['100,000 braces', asked('{'.repeat(100_000)), 400, 'GRAPHQL_PARSE_FAILED'],
  ['inline fragments', asked(`{ ${nested(300, '... { ', '__typename', '}')} }`), 200, 'ok', TYPENAME],
  [
    'a list of lists',
    asked(`{ nodes(ids: ${nested(400, '[', '', ']')}) { id } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an input in an input',
    asked(`{ quotes(filter: ${nested(200, '{ search: ', '"a"')}) { totalCount } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a type of a type',
    asked(`query ($a: ${nested(400, '[', 'Int', ']')}) { quotes(first: $a) { totalCount } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a variable',
    asked('query ($a: [ID!]!) { nodes(ids: $a) { id } }', { a: deepValue(1000) }),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'a variable of 900 kB',
    posted(`{"query":"{ __typename }","variables":{"a":${nested(2000, '[', '', ']')}}}`),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'introspection',
    asked(`{ __schema { types { ${nested(4, 'fields { type { ', 'name', '} }')} } } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
]);

const overlap = (n: number) =>
  `{ ${times(n, (i) => `... { articles { nodes { source { ${i % 2 ? 'id' : 'name'} } } } }`)} }`;

const WIDE = cases('wide', [
  ['31 aliases of __typename', asked(`{ ${times(31, (i) => `a${i}: __typename`)} }`), 400, 'LIMIT_EXCEEDED'],
  [
    'aliases in fragments',
    asked(
      `{ ...A ...B } ${F(
        'A',
        times(16, (i) => `a${i}: __typename`),
      )} ${F(
        'B',
        times(16, (i) => `b${i}: __typename`),
      )}`,
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    '30 aliases of a page of 100',
    asked(
      `{ ${times(30, (i) => `a${i}: quotes(first: 100) { nodes { id speakers { id } article { source { id } } } }`)} }`,
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    '30 aliases of a search',
    asked(`{ ${times(30, (i) => `a${i}: search(query: "la") { totalCount nodes { __typename } }`)} }`),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    '30 aliases of a comparison of a long text',
    asked(
      `query ($t: String!) { ${times(30, (i) => `a${i}: quoteCheck(text: $t, first: 100) { similarity }`)} }`,
      { t: 'paix '.repeat(300) },
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'pages in pages',
    asked(
      'query ($n: Int) { articles(first: $n) { nodes { quotes(first: $n) { nodes { article { quotes(first: $n) { nodes { id } } } } } } } }',
      { n: 100 },
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  ['inline fragments that overlap', asked(overlap(70)), 200, 'ok'],
  [
    'fields that do not merge, 100 of them',
    asked(`{ ${times(100, (i) => `claim(slug: "${i}") { id }`)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['51 directives', asked(`{ ${times(51, () => '__typename @include(if: true)')} }`), 400, 'LIMIT_EXCEEDED'],
  ['directives on one field', asked(`{ __typename ${times(300, () => '@a')} }`), 400, 'LIMIT_EXCEEDED'],
  [
    '11 operations',
    asked(
      times(11, (i) => `query A${i} { __typename }`),
      {},
      { operationName: 'A1' },
    ),
    400,
    'LIMIT_EXCEEDED',
  ],
  ['21 fields of a mutation', asked(`mutation { ${times(21, (i) => `m${i}`)} }`), 400, 'LIMIT_EXCEEDED'],
  ['1,001 tokens', asked(`{ ${times(999, () => '__typename')} }`), 400, 'LIMIT_EXCEEDED'],
  ['100,000 commas are no token', asked(`{ __typename ${','.repeat(100_000)} }`), 200, 'ok', TYPENAME],
  [
    '10 unknown fields below 900,000 lines, of which one is told',
    asked(`${'\n'.repeat(450_000)}{ ${times(10, (i) => `unknown${i}`)} }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
    /^\{"errors":\[\{[^{]*\{"line":450001,"column":3\}\][^{]*\{"code":"GRAPHQL_VALIDATION_FAILED"\}\}\]\}$/,
  ],
  ['300 unknown fields', asked(`{ ${times(300, (i) => `unknown${i}`)} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    '400 variables',
    asked(`query (${times(240, (i) => `$v${i}: Int`)}) { __typename }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '50,000 values of variables',
    asked('{ __typename }', Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`v${i}`, i]))),
    200,
    'ok',
    TYPENAME,
  ],
  ['a list of 101', asked(`{ nodes(ids: [${times(101, (i) => `"${i}"`)}]) { id } }`), 400, 'LIMIT_EXCEEDED'],
  [
    'a list of 100,000 in a variable',
    asked('query ($a: [ID!]!) { nodes(ids: $a) { id } }', { a: Array(100_000).fill('a') }),
    400,
    'LIMIT_EXCEEDED',
  ],
]);

/** Documents and variables that are too deep or too wide. */
export const LARGE = [...DEEP, ...WIDE];
