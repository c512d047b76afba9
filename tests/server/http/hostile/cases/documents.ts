import { cases } from '../case.ts';
import { asked } from '../wire.ts';
import { LARGE } from './large.ts';
import { NAMES } from './names.ts';
import { F, TYPENAME, times } from './writing.ts';

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

/** Hostile documents. */
export const DOCUMENTS = [...SYNTAX, ...CYCLIC, ...DUPLICATED, ...LARGE, ...NAMES];
