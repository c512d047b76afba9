import { fail } from '../../errors.ts';
import { beginning, quoted } from '../../text/text.ts';

/** Limits of variables. */
export interface InputLimits {
  MAX_LIST_ITEMS: number;
  MAX_INPUT_DEPTH: number;
}

/**
 * Checks of variables what no schema can express: no text holds NUL, which no database column takes, and lists and
 * nesting stay within limits. It does not recurse, because its input may be nested as deep as a body is long.
 *
 * @throws BAD_USER_INPUT, LIMIT_EXCEEDED
 */
export function checkVariables(variables: Record<string, unknown>, limits: InputLimits): void {
  const open: Member[] = [{ value: variables, depth: 0, key: 'variables', above: null }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, depth } = item;
    if (typeof value === 'string') checkText(value, () => placeOf(item as Member));
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.MAX_INPUT_DEPTH) {
      const { key } = rootOf(item);
      throw fail(
        'LIMIT_EXCEEDED',
        `The variable ${quoted(key)} is nested deeper than ${limits.MAX_INPUT_DEPTH} levels.`,
      );
    }
    if (Array.isArray(value) && value.length > limits.MAX_LIST_ITEMS) {
      throw fail(
        'LIMIT_EXCEEDED',
        `${placeOf(item)}: the list has ${value.length} items; ${limits.MAX_LIST_ITEMS} are allowed.`,
      );
    }
    const members = Object.entries(value);
    // No input has so many, and each that it has not is an error that quotes all of them. Variables that the document
    // does not name are no error.
    if (depth > 0 && members.length > limits.MAX_LIST_ITEMS) {
      throw fail(
        'LIMIT_EXCEEDED',
        `${placeOf(item)}: the object has ${members.length} fields; ${limits.MAX_LIST_ITEMS} are allowed.`,
      );
    }
    for (const [key, child] of members) {
      checkText(key, () => 'variables');
      open.push({ value: child, depth: depth + 1, key, above: item });
    }
  }
}

/** A value in the variables, with what holds it. */
interface Member {
  value: unknown;
  depth: number;
  key: string;
  above: Member | null;
}

/** The variable that a value is in. */
function rootOf(member: Member): Member {
  let at = member;
  while (at.above && at.depth > 1) at = at.above;
  return at;
}

/** The way to a value: `variables.filter.type`. No more of it is told than a message has room for. */
function placeOf(member: Member): string {
  const keys: string[] = [];
  for (let at: Member | null = member; at; at = at.above) keys.unshift(beginning(at.key, 40));
  return keys.slice(0, 6).join('.');
}

/**
 * @param place tells what the text is
 * @throws BAD_USER_INPUT where a text holds NUL
 */
export function checkText(text: string, place: () => string): void {
  if (text.includes('\u0000'))
    throw fail('BAD_USER_INPUT', `${place()}: a string must not contain the character U+0000.`);
}
