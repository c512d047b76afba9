import { fail } from '../errors.ts';
import { decodeCursor, listDigest } from './cursor.ts';
import type { Order, PageArgs } from './list.ts';

/** Rows a page holds where the document does not say, and at most. */
export const PAGE_SIZE = { default: 20, max: 100 } as const;

/** The argument of a list that is not paged. */
export interface Limited {
  /** Items at most. */
  first?: number | null | undefined;
}

/** The description of that argument. */
export const HOW_MANY = `Number of items at most, from 0 to ${PAGE_SIZE.max}.`;

/** What binds a cursor to its list: the field, its order, filter and other arguments. */
export function digestOf(field: string, asked: { filter: unknown; orderBy: string }, args: PageArgs): string {
  return listDigest([field, asked.orderBy, asked.filter, otherArguments(args)]);
}

/**
 * Reads the arguments of paging.
 *
 * @param digest of the list; called only where there is a cursor to compare
 * @throws INVALID_PAGINATION, INVALID_CURSOR
 */
export function readPage(args: PageArgs, digest: () => string, order: Order) {
  const { size, backwards } = checkPage(args);
  const text = backwards ? args.before : args.after;
  const argument = backwards ? 'before' : 'after';
  const cursor = typeof text === 'string' ? decodeCursor(text, argument, digest(), order) : null;
  return { size, backwards, cursor };
}

/** Checks the sizes and combinations of paging arguments. */
function checkPage({ first, after, last, before }: PageArgs): { size: number; backwards: boolean } {
  const given = (value: unknown) => value !== null && value !== undefined;
  const refuse = (message: string) => fail('INVALID_PAGINATION', message);
  if (given(first) && given(last)) throw refuse('first and last: give one of them, not both');
  if (given(first) && given(before)) throw refuse('first goes with after, last with before');
  if (given(last) && given(after)) throw refuse('last goes with before, first with after');
  if (given(after) && given(before)) throw refuse('after and before: give one of them, not both');
  const backwards = given(last) || given(before);
  const name = backwards ? 'last' : 'first';
  return { size: checkSize(name, backwards ? last : first), backwards };
}

/**
 * Checks how many rows are asked for; too many is an error, not a smaller page.
 *
 * @throws INVALID_PAGINATION
 */
export function checkSize(name: string, size: number | null | undefined): number {
  if (size === null || size === undefined) return PAGE_SIZE.default;
  if (size >= 0 && size <= PAGE_SIZE.max) return size;
  throw fail('INVALID_PAGINATION', `${name}: ${size} is not between 0 and ${PAGE_SIZE.max}`);
}

/**
 * The arguments of a field other than those of paging, filter and order: they, too, decide which list it is. One that
 * is left out, null or false is the same.
 */
function otherArguments(args: PageArgs): object {
  const known = ['first', 'after', 'last', 'before', 'filter', 'orderBy'];
  return Object.fromEntries(Object.entries(args).filter(([name, value]) => !known.includes(name) && value));
}
