import { hash } from 'node:crypto';
import { fail } from '../errors.ts';
import type { KeyType, Order } from './list.ts';

/**
 * Cursors hold the sort keys of the row they stand at, so they go on working when rows come and go between two pages.
 * Each is bound to its list, order and filter by a short digest: another list refuses it instead of guessing.
 */

/** The digest of a list as one document asks for it. */
export function listDigest(parts: readonly unknown[]): string {
  return hash('sha256', canonical(parts), 'base64url').slice(0, 8);
}

/** JSON with sorted keys and without what is null, so that equal filters are equal texts. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** Writes a cursor. */
export function encodeCursor(digest: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([digest, ...keys])).toString('base64url');
}

/**
 * Reads a cursor.
 *
 * @throws INVALID_CURSOR where it was not written by this list, order and filter
 */
export function decodeCursor(
  cursor: string,
  argument: 'after' | 'before',
  digest: string,
  order: Order,
): string[] {
  const [given, ...keys] = parse(cursor);
  const fits =
    keys.length === order.keys.length && order.keys.every(({ type }, i) => SHAPES[type](keys[i] as string));
  if (given === digest && fits) return keys;
  throw fail(
    'INVALID_CURSOR',
    `${argument}: this is no cursor of this list with this filter and order; start again without it`,
  );
}

/** Characters of a cursor at most: no key has more than a thousand, and most have few. */
const LONGEST = 8000;

function parse(cursor: string): string[] {
  if (cursor.length > LONGEST) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : [];
  } catch {
    return [];
  }
}

/** What each type of key looks like as text; anything else would reach the database only to fail there. */
const SHAPES: Record<KeyType, (text: string) => boolean> = {
  date: (text) => /^-?infinity$/.test(text) || isRealDay(text),
  timestamptz: (text) =>
    /^.{10} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/.test(text) && isRealDay(text.slice(0, 10)),
  int: (text) => /^-?\d{1,9}$/.test(text),
  text: (text) => text.length <= 1000 && !text.includes('\u0000'),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
};

/** A day of the calendar; PostgreSQL has no year 0, JavaScript's dates have 31 days in each month. */
function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
