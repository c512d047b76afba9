import { cases } from '../case.ts';
import { asked, posted } from '../wire.ts';

const TYPENAME = /"data":\{"__typename":"Query"\}/;
const times = (n: number, of: (i: number) => string) => Array.from({ length: n }, (_, i) => of(i)).join(' ');
const nested = (n: number, open: string, inner: string, close = '}') =>
  open.repeat(n) + inner + close.repeat(n);
const deepValue = (n: number): unknown => JSON.parse(nested(n, '[', '1', ']'));

const SYNTAX = cases('syntax', [
  ['nothing', asked(''), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a comment alone', asked('# { __typename }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a text that does not end', asked('{ claim(slug: "x) { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a block of text that does not end', asked('{ claim(slug: """x) { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['SQL', asked("DROP TABLE article; --'"), 400, 'GRAPHQL_PARSE_FAILED'],
  ['a control character', asked('{ __typename \u0007 }'), 400, 'GRAPHQL_PARSE_FAILED'],
  ['NUL', asked('{ __typename \u0000 }'), 400, 'BAD_USER_INPUT'],
  ['NUL, escaped', asked('{ claim(slug: "a\\u0000b") { id } }'), 400, 'BAD_USER_INPUT'],
  ['half a surrogate pair, escaped', asked('{ claim(slug: "\\uD800") { id } }'), 400, 'GRAPHQL_PARSE_FAILED'],
  [
    'a number of 400 digits',
    asked(`{ quotes(first: ${'9'.repeat(400)}) { totalCount } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['infinity', asked('{ quotes(first: 1e999) { totalCount } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['definitions of types', asked('{ __typename } type A { b: Int }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['fragments alone', asked('fragment F on Query { __typename }'), 400, 'OPERATION_NOT_FOUND'],
  [
    'two operations and no name',
    asked('query A { __typename } query B { __typename }'),
    400,
    'OPERATION_NOT_FOUND',
  ],
  [
    'an operation named __proto__',
    asked('query A { __typename }', {}, { operationName: '__proto__' }),
    400,
    'OPERATION_NOT_FOUND',
  ],
  [
    'an operation named by SQL',
    asked('query A { __typename }', {}, { operationName: `A"'; --\n{}` }),
    400,
    'OPERATION_NOT_FOUND',
  ],
  [
    'a mutation where there is none',
    asked('mutation { deleteEverything }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a subscription where there is none',
    asked('subscription { everything }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
]);

const F = (name: string, body: string, on = 'Query') => `fragment ${name} on ${on} { ${body} }`;

const CYCLIC = cases('cyclic', [
  ['a fragment in itself', asked(`{ ...A } ${F('A', '...A')}`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'two in each other',
    asked(`{ ...A } ${F('A', '...B')} ${F('B', '...A')}`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a ring of a hundred',
    asked(`{ ...F0 } ${times(100, (i) => F(`F${i}`, `...F${(i + 1) % 100}`))}`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'through fields',
    asked(`{ articles { nodes { ...A } } } ${F('A', 'source { articles { nodes { ...A } } }', 'Article')}`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['that nothing spreads', asked(`{ __typename } ${F('A', '...A')}`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'each twice in the next, nine times over',
    asked(`{ ...F0 } ${times(9, (i) => F(`F${i}`, `...F${i + 1} ...F${i + 1}`))} ${F('F9', '__typename')}`),
    200,
    'ok',
    TYPENAME,
  ],
  [
    'each twice in the next, thirty times over',
    asked(`{ ...F0 } ${times(30, (i) => F(`F${i}`, `...F${i + 1} ...F${i + 1}`))} ${F('F30', '__typename')}`),
    400,
    'LIMIT_EXCEEDED',
  ],
  ['one that is not there', asked('{ ...toString }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
]);

const DUPLICATED = cases('duplicated', [
  ['fields, 900 times', asked(`{ ${times(900, () => '__typename')} }`), 400, 'LIMIT_EXCEEDED'],
  [
    'fields that do not merge',
    asked('{ a: quotes(first: 1) { totalCount } a: claims { totalCount } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['arguments', asked('{ claim(slug: "a", slug: "b") { id } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fields of an input',
    asked('{ quotes(filter: { search: "a", search: "b" }) { totalCount } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'variables',
    asked('query ($a: Int, $a: Int) { quotes(first: $a) { totalCount } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'operations',
    asked('query A { __typename } query A { __typename }', {}, { operationName: 'A' }),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fragments',
    asked(`{ ...A } ${F('A', '__typename')} ${F('A', '__typename')}`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['directives', asked('{ __typename @skip(if: false) @skip(if: true) }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
]);

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

const MISPLACED = cases('a variable of another kind', [
  [
    'a language of more variants than any has',
    asked('query ($l: LanguageTag) { search(query: "a", language: $l) { totalCount } }', {
      l: `en${times(120_000, (i) => `-x${i.toString(36).padStart(4, '0')}`).replaceAll(' ', '')}`,
    }),
    400,
    'BAD_USER_INPUT',
    /LanguageTag: \\"en-x0000[^"]{80,100}\\" \.\.\. \(720002 characters\) is not one\. A language, BCP 47/,
  ],
  [
    'a member of an enum of 900 kB',
    asked('query ($o: QuoteOrder) { quotes(orderBy: $o) { totalCount } }', { o: 'a'.repeat(900_000) }),
    400,
    'BAD_USER_INPUT',
    /Value \\"a{100} \.\.\.\\" does not exist in \\"QuoteOrder\\" enum/,
  ],
  [
    'a member of an input with a name of 900 kB',
    asked('query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }', {
      f: { ['a'.repeat(900_000)]: 1 },
    }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    '60,000 members of an input',
    asked('query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }', {
      f: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, i])),
    }),
    400,
    'LIMIT_EXCEEDED',
  ],
  [
    'a text of 900 kB as a filter, 80 times over',
    asked(`query ($f: QuoteFilter) { ${times(80, () => 'quotes(filter: $f) { totalCount }')} }`, {
      f: 'a'.repeat(900_000),
    }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'an object as a text',
    asked('query ($t: String!) { quoteCheck(text: $t) { similarity } }', { t: { length: 1e9 } }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'a list that is nested too often',
    asked('query ($a: [String!]!) { coverage(articles: $a) { totalCount } }', { a: [[['a']]] }),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'a number as a filter',
    asked('query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }', { f: 7 }),
    400,
    'BAD_USER_INPUT',
  ],
]);

const PROTOTYPE = cases('names of prototypes', [
  [
    'a variable that is not given',
    asked(
      'query ($constructor: Int, $toString: String) { quotes(first: $constructor, filter: { search: $toString }) { nodes { id } } }',
      {},
    ),
    200,
    'ok',
    /"nodes":\[\{/,
  ],
  [
    'a variable __proto__',
    posted(
      '{"query":"query ($__proto__: Int) { quotes(first: $__proto__) { nodes { id } } }","variables":{"__proto__":1}}',
    ),
    200,
    'ok',
    /"nodes":\[\{[^{]*\}\]/,
  ],
  [
    'an alias',
    asked('{ __proto__: __typename constructor: __typename }'),
    200,
    'ok',
    /"__proto__":"Query","constructor":"Query"/,
  ],
  [
    'an alias of an object',
    asked('{ __proto__: claims(first: 1) { constructor: nodes { hasOwnProperty: slug } } }'),
    200,
    'ok',
    /"__proto__":\{"constructor":\[\{"hasOwnProperty":"/,
  ],
  ['a field', asked('{ constructor }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a field of an input',
    asked('{ quotes(filter: { constructor: 1 }) { totalCount } }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a field of an input in a variable',
    posted(
      '{"query":"query ($f: QuoteFilter) { quotes(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"search":"a"}}}}',
    ),
    400,
    'BAD_USER_INPUT',
  ],
  [
    'an enum',
    asked('query ($o: QuoteOrder) { quotes(orderBy: $o) { totalCount } }', { o: 'constructor' }),
    400,
    'BAD_USER_INPUT',
  ],
  ['a type', asked('{ __type(name: "__proto__") { name } }'), 200, 'ok', /"__type":null/],
  ['an operation', asked('query constructor { __typename }'), 200, 'ok', TYPENAME],
  ['a fragment', asked(`{ ...toString } ${F('toString', '__typename')}`), 200, 'ok', TYPENAME],
]);

const IDS = cases('ids', [
  ['empty', asked('{ node(id: "") { id } }'), 200, 'ok', /"node":null/],
  ['no base64', asked('{ node(id: "*%$") { id } }'), 200, 'ok', /"node":null/],
  ['a number', asked('{ node(id: 7) { id } }'), 200, 'ok', /"node":null/],
  [
    'of a type that there is not',
    asked('query ($id: ID!) { node(id: $id) { id } }', { id: btoa('Table:1') }),
    200,
    'ok',
    /"node":null/,
  ],
  [
    'of a type named constructor',
    asked('query ($id: ID!) { node(id: $id) { id } }', { id: btoa('constructor:1') }),
    200,
    'ok',
    /"node":null/,
  ],
  [
    'of no UUID',
    asked('query ($id: ID!) { node(id: $id) { id } }', { id: btoa("Quote:1' OR 1=1 --") }),
    200,
    'ok',
    /"node":null/,
  ],
  [
    'of no row',
    asked('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [btoa('Quote:00000000-0000-0000-0000-000000000000')],
    }),
    200,
    'ok',
    /"nodes":\[null\]/,
  ],
]);

export const DOCUMENTS = [
  ...SYNTAX,
  ...CYCLIC,
  ...DUPLICATED,
  ...DEEP,
  ...WIDE,
  ...MISPLACED,
  ...PROTOTYPE,
  ...IDS,
];
