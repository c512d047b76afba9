import { count } from './kinds.ts';

/** Limits of what one request may ask and get; all but those of time and of the answer are checked before anything is executed. */
export const LIMITS = {
  MAX_BODY_BYTES: count(1, 1_000_000, 'Bytes of a request body.'),
  MAX_ANSWER_BYTES: count(1, 10_000_000, 'Bytes of an answer, before it is compressed.'),
  MAX_TOKENS: count(1, 1000, 'Tokens of a document: names, values and punctuation.'),
  MAX_DEPTH: count(1, 15, 'Levels of fields, those of fragments counted where they are spread.'),
  MAX_FIELDS: count(1, 1000, 'Fields of a document, those of fragments counted where they are spread.'),
  MAX_ALIASES: count(0, 30, 'Aliases in a document.'),
  MAX_DIRECTIVES: count(0, 50, 'Directives in a document.'),
  MAX_OPERATIONS: count(1, 10, 'Operations in a document.'),
  MAX_ROOT_MUTATIONS: count(1, 20, 'Fields at the root of a mutation.'),
  MAX_LIST_ITEMS: count(
    1,
    100,
    'Items of a list in an argument or a variable, and members of an object in a variable.',
  ),
  MAX_INPUT_DEPTH: count(1, 20, 'Levels of lists and objects in a variable.'),
  MAX_NODES: count(
    1,
    10_000,
    'Objects that an operation may return, estimated from first and last, whether literal, variable or default; short lists that no one sized count as what they usually hold.',
  ),
  MAX_COST: count(
    1,
    20_000,
    'Cost of an operation in units; a page costs what its rows do, a search or a comparison more.',
  ),
  MAX_ERRORS: count(1, 10, 'Errors that a refusal lists.'),
  REQUEST_TIMEOUT_MS: count(1, 10_000, 'Milliseconds that an operation may take.'),
  STATEMENT_TIMEOUT_MS: count(
    1,
    5000,
    'Milliseconds that a SQL statement may take; PostgreSQL only: an embedded database cannot be interrupted.',
  ),
};
