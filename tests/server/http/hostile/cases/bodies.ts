import { gzipSync } from 'node:zlib';
import { sha256 } from '../../../../../server/text/sha256.ts';
import { cases } from '../case.ts';
import { asked, chunked, head, posted } from '../wire.ts';

const GOOD = '{"query":"{ __typename }"}';
const TYPENAME = /"data":\{"__typename":"Query"\}/;
const padded = (bytes: number) => GOOD.padEnd(bytes);
const withMember = (json: string) => posted(`{"query":"{ __typename }",${json}}`);

/** What is no request of GraphQL. */
const MALFORMED = cases('malformed', [
  ['no body', posted(''), 400, 'BAD_REQUEST'],
  ['blanks', posted(' \n\t '), 400, 'BAD_REQUEST'],
  ['half a body of JSON', posted('{"query":"{ __typename }"'), 400, 'BAD_REQUEST'],
  ['a comma too many', posted('{"query":"{ __typename }",}'), 400, 'BAD_REQUEST'],
  ['NaN', withMember('"variables":NaN'), 400, 'BAD_REQUEST'],
  ['a document without JSON', posted('{ __typename }'), 400, 'BAD_REQUEST'],
  ['null', posted('null'), 400, 'BAD_REQUEST'],
  ['a text', posted('"{ __typename }"'), 400, 'BAD_REQUEST'],
  ['a number', posted('7'), 400, 'BAD_REQUEST'],
  ['an empty object', posted('{}'), 400, 'BAD_REQUEST'],
  ['query: null', posted('{"query":null}'), 400, 'BAD_REQUEST'],
  ['query: a number', posted('{"query":7}'), 400, 'BAD_REQUEST'],
  ['query: a list', posted('{"query":["{ __typename }"]}'), 400, 'BAD_REQUEST'],
  ['query: a syntax tree', posted('{"query":{"kind":"Document","definitions":[]}}'), 400, 'BAD_REQUEST'],
  ['variables: a list', withMember('"variables":[]'), 400, 'BAD_REQUEST'],
  ['variables: JSON in a text', withMember('"variables":"{}"'), 400, 'BAD_REQUEST'],
  ['operationName: a number', withMember('"operationName":7'), 400, 'BAD_REQUEST'],
  ['extensions: a list', withMember('"extensions":[]'), 400, 'BAD_REQUEST'],
  ['a member that no request has', withMember('"sql":"x"'), 400, 'BAD_REQUEST'],
  ['the member __proto__', withMember('"__proto__":{"query":"{ x }"}'), 400, 'BAD_REQUEST'],
  ['the member constructor', withMember('"constructor":{"prototype":{"x":1}}'), 400, 'BAD_REQUEST'],
  [
    'the same member twice: the last counts',
    posted('{"query":"{ nothing }","query":"{ __typename }"}'),
    200,
    'ok',
    TYPENAME,
  ],
  [
    'variables with __proto__',
    withMember('"variables":{"__proto__":{"first":1},"constructor":1}'),
    200,
    'ok',
    TYPENAME,
  ],
  ['a million brackets', posted('['.repeat(999_999)), 400, 'LIMIT_EXCEEDED'],
  ['a million nested objects', posted('{"a":'.repeat(190_000)), 400, 'LIMIT_EXCEEDED'],
  [
    'brackets in a text are no nesting',
    withMember(`"variables":{"a":"\\\\\\"${'['.repeat(900_000)}"}`),
    200,
    'ok',
    TYPENAME,
  ],
]);

const HASH = sha256('{ __typename }');
const persisted = (value: unknown, query?: string) =>
  posted(JSON.stringify({ query, extensions: { persistedQuery: value } }));

const BY_HASH = cases('by hash', [
  ['unknown', persisted({ version: 1, sha256Hash: HASH }), 400, 'PERSISTED_QUERY_NOT_FOUND'],
  [
    'of another document',
    persisted({ version: 1, sha256Hash: HASH }, '{ claims { totalCount } }'),
    400,
    'BAD_REQUEST',
  ],
  ['of no version', persisted({ sha256Hash: HASH }), 400, 'BAD_REQUEST'],
  ['too short', persisted({ version: 1, sha256Hash: 'abc' }), 400, 'BAD_REQUEST'],
  ['__proto__', persisted({ version: 1, sha256Hash: '__proto__' }), 400, 'BAD_REQUEST'],
  ['a text', persisted('abc'), 400, 'BAD_REQUEST'],
  ['documentId of no shape', posted('{"documentId":"abc"}'), 400, 'BAD_REQUEST'],
  [
    'documentId that is unknown',
    posted(JSON.stringify({ documentId: `sha256:${HASH}` })),
    400,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
]);

const BATCHED = cases('batched', [
  ['no request', posted('[]'), 400, 'BAD_REQUEST'],
  ['one request', posted(`[${GOOD}]`), 400, 'BAD_REQUEST'],
  ['two requests', posted(`[${GOOD},${GOOD}]`), 400, 'BAD_REQUEST'],
  ['ten thousand requests', posted(`[${Array(10_000).fill(GOOD).join(',')}]`), 400, 'BAD_REQUEST'],
]);

const OVERSIZED = cases('oversized', [
  ['one megabyte to the byte is read', posted(padded(1_000_000)), 200, 'ok', TYPENAME],
  ['a byte more', posted(padded(1_000_001)), 413, 'PAYLOAD_TOO_LARGE'],
  [
    'a length that is announced, and nothing else',
    head('POST /graphql', { 'content-length': '1000000000000' }),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'chunks',
    Buffer.concat([
      head('POST /graphql', { 'transfer-encoding': 'chunked' }),
      Buffer.from(chunked(...Array.from({ length: 11 }, () => ' '.repeat(100_000)))),
    ]),
    413,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    'a text of 900 kB in a document',
    asked(`{ claim(slug: "${'a'.repeat(900_000)}") { id } }`),
    200,
    'ok',
    /"claim":null/,
  ],
  [
    'a text of 900 kB in a variable',
    asked('query ($s: String!) { claim(slug: $s) { id } }', { s: 'é'.repeat(450_000) }),
    200,
    'ok',
    /"claim":null/,
  ],
  ['a comment of 900 kB', asked(`#${'a'.repeat(900_000)}\n{ __typename }`), 200, 'ok', TYPENAME],
  ['a name of 100 kB', asked(`{ ${'a'.repeat(100_000)} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['900 kB of blanks', asked(`{ __typename ${' '.repeat(900_000)} }`), 200, 'ok', TYPENAME],
]);

const utf8 = { 'content-type': 'application/json; charset=utf-8' };
const bytes = (hex: string) =>
  Buffer.concat([
    Buffer.from('{"query":"{ claim(slug: \\"'),
    Buffer.from(hex, 'hex'),
    Buffer.from('\\") { id } }"}'),
  ]);

const MISENCODED = cases('mis-encoded', [
  ['UTF-16', posted(Buffer.from(GOOD, 'utf16le')), 400, 'BAD_REQUEST'],
  [
    'UTF-16 that says so',
    posted(Buffer.from(GOOD, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['Latin-1', posted(bytes('e9'), utf8), 400, 'BAD_REQUEST'],
  ['a byte too few', posted(bytes('c3'), utf8), 400, 'BAD_REQUEST'],
  ['an overlong slash', posted(bytes('c0af'), utf8), 400, 'BAD_REQUEST'],
  ['a surrogate', posted(bytes('eda080'), utf8), 400, 'BAD_REQUEST'],
  ['beyond U+10FFFF', posted(bytes('f4908080'), utf8), 400, 'BAD_REQUEST'],
  ['a NUL byte', posted(bytes('00'), utf8), 400, 'BAD_REQUEST'],
  ['compressed', posted(gzipSync(GOOD), { 'content-encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['compressed without a word', posted(gzipSync(GOOD)), 400, 'BAD_REQUEST'],
  ['said to be compressed', posted(GOOD, { 'content-encoding': 'br, gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'charset=latin1',
    posted(GOOD, { 'content-type': 'application/json; charset=latin1' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'charset without a value',
    posted(GOOD, { 'content-type': 'application/json; charset' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a quoted charset in capitals is fine',
    posted(GOOD, { 'content-type': 'APPLICATION/JSON;CHARSET="UTF-8"' }),
    200,
    'ok',
    TYPENAME,
  ],
]);

export const BODIES = [...MALFORMED, ...BY_HASH, ...BATCHED, ...OVERSIZED, ...MISENCODED];
