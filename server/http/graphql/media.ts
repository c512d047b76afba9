import { LRUCache } from 'lru-cache';
import { fail } from '../../errors.ts';
import type { HeaderReader } from '../incoming.ts';

/** How many headers are remembered: clients send the same few again and again. */
const HEADERS = {
  max: 500,
  maxSize: 100_000,
  maxEntrySize: 500,
  sizeCalculation: (_: unknown, key: string) => key.length + 1,
};

/** The result for each remembered header. */
function remembered<Found>(find: (header: string) => Found): (header: string) => Found {
  const known = new LRUCache<string, { found: Found }>(HEADERS);
  return (header) => {
    const before = known.get(header);
    if (before) return before.found;
    const found = find(header);
    known.set(header, { found });
    return found;
  };
}

/** The media types of answers. @see https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types */
const GRAPHQL_RESPONSE = 'application/graphql-response+json';

const ANSWERS = [GRAPHQL_RESPONSE, 'application/json', 'text/event-stream'];

/** A media type with its parameters, in lower case; null where it is not written like one. */
function parseMediaType(header: string): { type: string; parameters: Map<string, string> } | null {
  const [type = '', ...rest] = header.split(';').map((part) => part.trim());
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(type)) return null;
  const parameters = new Map<string, string>();
  for (const part of rest) {
    if (part === '') continue;
    const [, name, value, quoted] = /^([\w-]+)=(?:([^\s"]+)|"([^"]*)")$/.exec(part) ?? [];
    if (name === undefined) return null;
    parameters.set(name.toLowerCase(), (value ?? quoted ?? '').toLowerCase());
  }
  return { type: type.toLowerCase(), parameters };
}

/**
 * Checks that a body is JSON in UTF-8. It refuses the types that any site's form can send, so no page can make a
 * browser ask without a preflight request.
 *
 * @throws UNSUPPORTED_MEDIA_TYPE
 */
export function checkBodyType(headers: HeaderReader): void {
  const wrong = bodyTypeFault(headers.get('content-type') ?? '');
  if (wrong) throw fail('UNSUPPORTED_MEDIA_TYPE', wrong);
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') {
    throw fail(
      'UNSUPPORTED_MEDIA_TYPE',
      'The server reads no compressed bodies. Send the body without Content-Encoding.',
    );
  }
}

const bodyTypeFault = remembered((contentType) => {
  const media = parseMediaType(contentType);
  if (media?.type !== 'application/json') return 'Content-Type must be application/json.';
  return isUtf8(media.parameters) ? null : 'The charset of Content-Type must be utf-8.';
});

function isUtf8(parameters: ReadonlyMap<string, string>): boolean {
  return ['utf-8', 'utf8'].includes(parameters.get('charset') ?? 'utf-8');
}

/**
 * Checks that the client takes an answer in one of our media types.
 *
 * @throws NOT_ACCEPTABLE
 */
export function checkAccept(headers: HeaderReader): void {
  if (!isAccepted(headers.get('accept') ?? '*/*'))
    throw fail('NOT_ACCEPTABLE', `Accept must allow ${GRAPHQL_RESPONSE} or application/json.`);
}

const isAccepted = remembered((accept) =>
  accept
    .split(',')
    .map(parseMediaType)
    .some(
      (media) =>
        media &&
        media.parameters.get('q') !== '0' &&
        isUtf8(media.parameters) &&
        ANSWERS.some((answer) => matches(media.type, answer)),
    ),
);

/**
 * The media type of an answer to a client that takes JSON: the first of its list that fits, as Yoga chooses.
 *
 * @returns undefined where it wants something else than one answer in JSON
 */
export function answerType(headers: HeaderReader): string | undefined {
  return jsonType(headers.get('accept') ?? '*/*');
}

const jsonType = remembered((accept) => {
  for (const range of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset=')) ?? 'charset=utf-8';
    if (charset !== 'charset=utf-8') continue;
    if (matches(type, 'application/json')) return 'application/json';
    if (matches(type, GRAPHQL_RESPONSE)) return GRAPHQL_RESPONSE;
  }
  return undefined;
});

function matches(range: string, type: string): boolean {
  const [kind] = type.split('/');
  return range === '*/*' || range === `${kind}/*` || range === type;
}

/** The media type of a refusal: GraphQL's own where the client names it, else plain JSON. */
export function refusalType(headers: HeaderReader): string {
  return headers.get('accept')?.toLowerCase().includes(GRAPHQL_RESPONSE)
    ? GRAPHQL_RESPONSE
    : 'application/json';
}
