import { cases } from '../case.ts';
import { asked, posted } from '../wire.ts';
import { F, TYPENAME, times } from './writing.ts';

const MISPLACED = cases('a variable of another kind', [
  [
    'a language of more variants than any has',
    asked('query ($l: LanguageTag) { search(query: "a", language: $l) { totalCount } }', {
      l: `en${times(120_000, (i) => `-x${i.toString(36).padStart(4, '0')}`).replaceAll(' ', '')}`,
    }),
    400,
    'BAD_USER_INPUT',
    /\\"en-x0000[^"]{80,100}\\" \.\.\. \(720002 characters\) is not a LanguageTag\. A language, as a BCP 47/,
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

/** Values of other kinds, names of what every object has, and ids of nothing. */
export const NAMES = [...MISPLACED, ...PROTOTYPE, ...IDS];
