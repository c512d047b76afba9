import { fail } from '../errors.ts';
import type { HeaderReader } from './incoming.ts';

/** The media types of answers. @see https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types */
export const GRAPHQL_RESPONSE = 'application/graphql-response+json';

const ANSWERS = [GRAPHQL_RESPONSE, 'application/json', 'text/event-stream'];

/** A media type with its parameters, in lower case; null where it is not written like one. */
export function parseMediaType(header: string): { type: string; parameters: Map<string, string> } | null {
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
 * Checks that a body is JSON in UTF-8. Types that a form of any site can send are among the others, so no page can
 * make a browser ask without the browser asking first whether it may.
 *
 * @throws UNSUPPORTED_MEDIA_TYPE
 */
export function checkBodyType(headers: HeaderReader): void {
  const media = parseMediaType(headers.get('content-type') ?? '');
  if (media?.type !== 'application/json') {
    throw fail('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json.');
  }
  if (!['utf-8', 'utf8'].includes(media.parameters.get('charset') ?? 'utf-8')) {
    throw fail('UNSUPPORTED_MEDIA_TYPE', 'The charset must be utf-8.');
  }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') {
    throw fail('UNSUPPORTED_MEDIA_TYPE', 'Content-Encoding: compressed bodies are not read.');
  }
}

/**
 * Checks that the client takes an answer in one of our media types.
 *
 * @throws NOT_ACCEPTABLE
 */
export function checkAccept(headers: HeaderReader): void {
  const accepted = (headers.get('accept') ?? '*/*').split(',').map(parseMediaType);
  const takes = accepted.some(
    (media) =>
      media &&
      media.parameters.get('q') !== '0' &&
      ['utf-8', 'utf8'].includes(media.parameters.get('charset') ?? 'utf-8') &&
      ANSWERS.some((answer) => matches(media.type, answer)),
  );
  if (!takes) throw fail('NOT_ACCEPTABLE', `Accept must allow ${GRAPHQL_RESPONSE} or application/json.`);
}

/**
 * The media type of an answer to a client that takes JSON: the first of its list that fits, as Yoga chooses.
 *
 * @returns undefined where it wants something else than one answer in JSON
 */
export function answerType(accept: string | null): string | undefined {
  if (accept === null) return 'application/json';
  for (const range of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset=')) ?? 'charset=utf-8';
    if (charset !== 'charset=utf-8') continue;
    if (matches(type, 'application/json')) return 'application/json';
    if (matches(type, GRAPHQL_RESPONSE)) return GRAPHQL_RESPONSE;
  }
  return undefined;
}

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
