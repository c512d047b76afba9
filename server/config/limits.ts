import { count } from './kinds.ts';

/**
 * The default of MAX_COST on an embedded database. Its slowest fields took some 80 µs a unit at 50,000 quotes
 * (tests/bench/embedded-worst.ts), so a question of the full cost takes about half a second.
 */
export const EMBEDDED_COST = 6000;

/**
 * Limits of one request and its answer. The server checks them before it executes anything, except the limits of time
 * and of the answer's size.
 */
export const LIMITS = {
  MAX_BODY_BYTES: count(1, 1_000_000, 'Bytes in the body of a request.'),
  MAX_ANSWER_BYTES: count(1, 10_000_000, 'Bytes in an answer, before compression.'),
  MAX_TOKENS: count(1, 1000, 'Tokens in a document: names, values and punctuation.'),
  MAX_DEPTH: count(
    1,
    15,
    'Levels of nested fields in a document. Fields of a fragment count wherever it is spread.',
  ),
  MAX_FIELDS: count(1, 1000, 'Fields in a document. Fields of a fragment count each time it is spread.'),
  MAX_ALIASES: count(0, 30, 'Aliases in a document.'),
  MAX_DIRECTIVES: count(0, 50, 'Directives in a document.'),
  MAX_OPERATIONS: count(1, 10, 'Operations in a document.'),
  MAX_ROOT_MUTATIONS: count(1, 20, 'Fields at the root of a mutation.'),
  MAX_LIST_ITEMS: count(
    1,
    100,
    'Items in one list of an argument or a variable, and fields in one object of a variable.',
  ),
  MAX_INPUT_DEPTH: count(1, 20, 'Levels of nested lists and objects in a variable.'),
  MAX_NODES: count(
    1,
    10_000,
    'Objects that an operation may return. The server estimates them from first and last, defaults included. A list without first and last counts as the number of objects it usually has.',
  ),
  MAX_COST: count(
    1,
    20_000,
    `Estimated cost of an operation, in units. A plain list costs about one unit a row; a search or a comparison costs more. On an embedded database the default is ${EMBEDDED_COST}, because nothing can interrupt a statement there.`,
  ),
  MAX_ERRORS: count(1, 10, 'Errors listed in the answer to a refused request.'),
  REQUEST_TIMEOUT_MS: count(1, 10_000, 'Milliseconds that an operation may take.'),
  STATEMENT_TIMEOUT_MS: count(
    1,
    5000,
    'Milliseconds that a SQL statement may take on PostgreSQL. An embedded database cannot be interrupted.',
  ),
};
