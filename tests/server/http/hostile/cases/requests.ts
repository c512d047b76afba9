import { cases, type HostileCase } from '../case.ts';
import { asked, chunked, got, head, posted } from '../wire.ts';

const GOOD = '{"query":"{ __typename }"}';
const TYPENAME = /"data":\{"__typename":"Query"\}/;
const good = () => posted(GOOD);
const typed = (type: string | null, body = GOOD) => posted(body, { 'content-type': type });
const inUrl = (params: Record<string, string>) => `/graphql?${new URLSearchParams(params)}`;

/** Types that a form of any site can send without asking first must not be read. */
const SIMPLE = cases('a page of another site', [
  [
    'text/plain',
    posted(GOOD, { 'content-type': 'text/plain', origin: 'https://evil.test' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a form', typed('application/x-www-form-urlencoded', 'query={__typename}'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a form of parts',
    typed('multipart/form-data; boundary=x', '--x\r\n\r\n--x--'),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['no type', typed(null), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['application/graphql', typed('application/graphql', '{ __typename }'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['two types in one', typed('text/plain, application/json'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a parameter that looks like the type',
    typed('text/plain; application/json'),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a type that begins alike', typed('application/jsonp'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a type that ends alike', typed('application/ld+json'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'asking first gets no credentials',
    got('/graphql', { origin: 'https://evil.test', 'access-control-request-method': 'POST' }, 'OPTIONS'),
    204,
    'bare',
  ],
]);

const METHODS = cases('method', [
  ['a mutation by GET', got(inUrl({ query: 'mutation { a }' })), 405, 'METHOD_NOT_ALLOWED'],
  [
    'a mutation by GET, chosen by its name',
    got(inUrl({ query: 'query A { __typename } mutation B { a }', operationName: 'B' })),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  ['a subscription by GET', got(inUrl({ query: 'subscription { a }' })), 405, 'METHOD_NOT_ALLOWED'],
  ['PUT', posted(GOOD).toString().replace('POST', 'PUT'), 405, 'METHOD_NOT_ALLOWED'],
  ['DELETE', got('/graphql', {}, 'DELETE'), 405, 'METHOD_NOT_ALLOWED'],
  ['TRACE', got('/graphql', {}, 'TRACE'), 405, 'METHOD_NOT_ALLOWED'],
  ['a method that there is not', got('/graphql', {}, 'QUOTE'), 400, 'BAD_REQUEST'],
]);

const URLS = cases('URL', [
  ['GET without a query', got('/graphql'), 400, 'BAD_REQUEST'],
  ['two queries', got('/graphql?query={__typename}&query={x}'), 400, 'BAD_REQUEST'],
  ['the parameter __proto__', got('/graphql?__proto__=1&query={__typename}'), 200, 'ok', TYPENAME],
  ['a percent sign alone', got('/graphql?query=%'), 400, 'BAD_REQUEST'],
  ['bytes that are no UTF-8', got('/graphql?query=%7B__typename%7D%FF'), 400, 'BAD_REQUEST'],
  ['NUL', got('/graphql?query=%7B__typename%7D%00'), 400, 'BAD_USER_INPUT'],
  ['variables that are no JSON', got(inUrl({ query: '{ __typename }', variables: '{' })), 400, 'BAD_REQUEST'],
  ['variables in a list', got(inUrl({ query: '{ __typename }', variables: '[]' })), 400, 'BAD_REQUEST'],
  ['another path', got('/graphql/../etc/passwd'), 404, 'NOT_FOUND'],
  ['a path in percents', got('/%2e%2e/%2e%2e/etc/passwd'), 404, 'NOT_FOUND'],
  ['two slashes', got('//graphql?query={__typename}'), 404, 'NOT_FOUND'],
  ['a whole URL of another host', got('http://evil.test/graphql?query={__typename}'), 200, 'ok', TYPENAME],
  ['no path at all', got('graphql'), 400, 'BAD_REQUEST'],
  ['a path of 10 kB', got(`/${'a'.repeat(10_000)}`), 404, 'NOT_FOUND'],
  ['a path of 20 kB', got(`/${'a'.repeat(20_000)}`), 431, 'BAD_REQUEST'],
  [
    'a document in the URL of a POST does not count',
    posted('{}', {}, inUrl({ query: '{ __typename }' })),
    400,
    'BAD_REQUEST',
  ],
]);

const HEADERS = cases('headers', [
  ['two lengths', posted(GOOD, { 'content-length': '5\r\ncontent-length: 26' }), 400, 'BAD_REQUEST'],
  ['a length and chunks', posted(GOOD, { 'transfer-encoding': 'chunked' }), 400, 'BAD_REQUEST'],
  ['a length below zero', posted(GOOD, { 'content-length': '-1' }), 400, 'BAD_REQUEST'],
  ['a length that is no number', posted(GOOD, { 'content-length': '26x' }), 400, 'BAD_REQUEST'],
  [
    'another transfer encoding',
    posted(GOOD, { 'content-length': null, 'transfer-encoding': 'gzip' }),
    400,
    'BAD_REQUEST',
  ],
  ['no host', posted(GOOD, { host: null }), 400, 'BAD_REQUEST'],
  [
    'a colon missing',
    Buffer.from('POST /graphql HTTP/1.1\r\nhost: x\r\nnonsense\r\n\r\n'),
    400,
    'BAD_REQUEST',
  ],
  ['NUL in a header', posted(GOOD, { 'x-any': 'a\u0000b' }), 400, 'BAD_REQUEST'],
  ['a header that is folded', posted(GOOD, { 'x-any': 'a\r\n b' }), 400, 'BAD_REQUEST'],
  ['20 kB of headers', posted(GOOD, { 'x-any': 'a'.repeat(20_000) }), 431, 'BAD_REQUEST'],
  ['no HTTP', Buffer.from('hello\r\n\r\n'), 400, 'BAD_REQUEST'],
  ['the hello of TLS', Buffer.from('16030100a5010000a10303', 'hex'), 400, 'BAD_REQUEST'],
  ['HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 400, 'BAD_REQUEST'],
  [
    'an upgrade that is not known',
    posted(GOOD, { connection: 'upgrade', upgrade: 'websocket' }),
    200,
    'ok',
    TYPENAME,
  ],
  ['an expectation that is not known', posted(GOOD, { expect: 'wonders' }), 200, 'ok', TYPENAME],
  ['an answer as a picture', posted(GOOD, { accept: 'image/png' }), 406, 'NOT_ACCEPTABLE'],
  ['an answer in no type', posted(GOOD, { accept: ';;,;' }), 406, 'NOT_ACCEPTABLE'],
  ['a request id of another shape', posted(GOOD, { 'x-request-id': '"}{"a":"b' }), 200, 'ok', TYPENAME],
  ['a thousand addresses', posted(GOOD, { 'x-forwarded-for': '::,'.repeat(1000) }), 200, 'ok', TYPENAME],
  [
    'a cookie and an authorization',
    posted(GOOD, { cookie: 'a=b', authorization: 'Bearer x' }),
    200,
    'ok',
    TYPENAME,
  ],
]);

const OK = { status: 200, ending: 'ok' } as const;
const BAD = { status: 400, ending: 'BAD_REQUEST' } as const;

/** What only a socket can do. */
const STREAMS: HostileCase[] = [
  {
    name: 'pipelined: three requests, of which the second is malformed',
    send: [Buffer.concat([good(), posted('{'), asked('{ claim(slug: "x") { id } }')])],
    ...OK,
    more: [BAD, OK],
  },
  {
    name: 'pipelined: a hundred requests at once',
    send: [Buffer.concat(Array.from({ length: 100 }, good))],
    ...OK,
    more: Array(99).fill(OK),
  },
  {
    name: 'pipelined: a body that is longer than its length',
    send: [Buffer.concat([good(), Buffer.from('and more\r\n\r\n')])],
    ...BAD,
  },
  {
    name: 'chunks: a size that is no number',
    send: [head('POST /graphql', { 'transfer-encoding': 'chunked' }), 'zz\r\n{}\r\n0\r\n\r\n'],
    ...BAD,
  },
  {
    name: 'chunks: one byte each',
    send: [head('POST /graphql', { 'transfer-encoding': 'chunked' }), chunked(...GOOD)],
    ...OK,
  },
  {
    name: 'chunks: extensions of 100 kB',
    send: [head('POST /graphql', { 'transfer-encoding': 'chunked' }), `1;${'a'.repeat(100_000)}\r\n{\r\n`],
    status: 413,
    ending: 'PAYLOAD_TOO_LARGE',
  },
  {
    name: 'broken off: in the headers',
    send: ['POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-'],
    breakOff: true,
    ...BAD,
  },
  {
    name: 'broken off: in the body',
    send: [posted(GOOD, { 'content-length': '100' })],
    breakOff: true,
    ...BAD,
  },
  {
    name: 'broken off: between two chunks',
    send: [head('POST /graphql', { 'transfer-encoding': 'chunked' }), '5\r\n{"que\r\n'],
    breakOff: true,
    ...BAD,
  },
  {
    name: 'broken off: while it is answered',
    send: [asked('{ quotes(first: 100) { totalCount nodes { exact article { body } } } }')],
    breakOff: true,
    ...OK,
  },
];

export const REQUESTS = [...SIMPLE, ...METHODS, ...URLS, ...HEADERS, ...STREAMS];
