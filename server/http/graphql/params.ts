import { isUtf8 } from 'node:buffer';
import type { GraphQLParams } from 'graphql-yoga';
import { fail } from '../../errors.ts';
import { quoted } from '../../text/text.ts';

/**
 * The members that a request may have. @see https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
 */
const MEMBERS = new Set(['query', 'variables', 'operationName', 'extensions', 'documentId']);

/** A request's parameters as they were sent: a document by its text, by its hash, or by both. */
export type Params = GraphQLParams & { documentId?: string };

const bad = (message: string) => fail('BAD_REQUEST', message);

/**
 * Reads a body of JSON.
 *
 * @throws BAD_REQUEST where it is not UTF-8, not JSON, no object, or has a member of another kind; LIMIT_EXCEEDED where
 * it is long and deep
 */
export function paramsOfBody(body: Uint8Array): Params {
  return checkParams(parseJson(decode(body), 'The body'));
}

/**
 * Reads the query of a URL, `?query=...`.
 *
 * @throws BAD_REQUEST as for a body, and where a parameter is given twice
 */
export function paramsOfUrl(search: string): Params {
  checkPercents(search);
  const params: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(params, name)) throw bad(`The URL gives ${name} twice.`);
    if (!MEMBERS.has(name)) continue;
    const isJson = name === 'variables' || name === 'extensions';
    params[name] = isJson && value !== '' ? parseJson(value, name) : value === '' ? null : value;
  }
  return checkParams(params);
}

/** Percent-encoded bytes must be UTF-8: URLSearchParams would silently replace any others. */
function checkPercents(search: string): void {
  try {
    decodeURIComponent(search);
  } catch {
    throw bad('The query of the URL is not percent-encoded UTF-8.');
  }
}

function decode(body: Uint8Array): string {
  // Several times as fast as a TextDecoder that is fatal.
  if (!isUtf8(body)) throw bad('The body is not text in UTF-8.');
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Characters of JSON that are parsed whatever their nesting, and the levels that longer JSON may have. */
const SHORT = 20_000;
const LEVELS = 200;

/** Whether JSON is nested so deep that reading it takes long; what is in texts does not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === '"') at = endOfText(text, at);
    if (depth > LEVELS) return true;
  }
  return false;
}

/** Where the text ends that begins with the quotation mark at `start`. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function parseJson(text: string, what: string): unknown {
  if (text.length > SHORT && isTooDeep(text))
    throw fail('LIMIT_EXCEEDED', `${what} is nested deeper than ${LEVELS} levels.`);
  try {
    return JSON.parse(text);
  } catch {
    throw bad(`${what} is not well-formed JSON.`);
  }
}

function checkParams(params: unknown): Params {
  if (Array.isArray(params))
    throw bad('The body must be a JSON object, not a list. Send one request at a time.');
  if (!isObject(params)) throw bad('The body must be a JSON object.');
  for (const name of Object.keys(params)) {
    if (!MEMBERS.has(name)) {
      throw bad(
        `A request may have query, variables, operationName, extensions and documentId, but not ${quoted(name)}.`,
      );
    }
  }
  const { query, variables, operationName, extensions, documentId } = params;
  if (query != null && typeof query !== 'string') throw bad('query must be a string.');
  if (operationName != null && typeof operationName !== 'string')
    throw bad('operationName must be a string.');
  if (documentId != null && typeof documentId !== 'string') throw bad('documentId must be a string.');
  if (variables != null && !isObject(variables)) throw bad('variables must be a JSON object.');
  if (extensions != null && !isObject(extensions)) throw bad('extensions must be a JSON object.');
  return {
    ...(query != null && { query }),
    ...(variables != null && { variables }),
    ...(operationName != null && { operationName }),
    ...(extensions != null && { extensions }),
    ...(documentId != null && { documentId }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
