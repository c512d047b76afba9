import { createHash } from 'node:crypto';

/** Names that may be given out: each statement is memory in each connection that has prepared it. */
const NAMES = 1000;
const names = new Map<string, string>();

/** A name for a statement, so that a connection parses it once. Empty: too many have one already. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= NAMES) return '';
  const name = `c${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  names.set(text, name);
  return name;
}
