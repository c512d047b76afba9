/**
 * Fields that are computed in JavaScript from rows that the one statement found. The statement leaves a placeholder in
 * its text: the JSON that the computation takes, between two control characters, which JSON text never contains.
 */

const OPEN = '\u0001';
const CLOSE = '\u0002';
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/**
 * Makes the JSON text that replaces a placeholder, from the JSON that the statement left there. A long computation gives
 * way to other requests now and then.
 *
 * @param signal aborted when nobody waits for the answer any more
 */
export type Filler = (found: unknown, signal?: AbortSignal) => string | Promise<string>;

/** What stands before and behind the JSON text of a placeholder. */
export function placeholder(slot: number): { open: string; close: string } {
  return { open: `${OPEN}${slot}:`, close: CLOSE };
}

/**
 * Fills the placeholders of a text one after the other, inner ones first.
 *
 * @throws the signal's reason, when nobody waits any more
 */
export async function fillPlaceholders(
  text: string,
  fillers: ReadonlyMap<number, Filler>,
  signal?: AbortSignal,
): Promise<string> {
  const begun: string[] = [''];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const piece = `${begun.pop()}${text.slice(from, index)}`;
    from = index + 1;
    if (mark === OPEN) begun.push(piece, '');
    else {
      const filling = await filled(piece, fillers, signal);
      begun.push(`${begun.pop()}${filling}`);
    }
  }
  return `${begun.pop()}${text.slice(from)}`;
}

function filled(
  found: string,
  fillers: ReadonlyMap<number, Filler>,
  signal: AbortSignal | undefined,
): string | Promise<string> {
  signal?.throwIfAborted();
  const colon = found.indexOf(':');
  const fill = fillers.get(Number(found.slice(0, colon)));
  if (!fill) throw new Error('nothing fills a placeholder');
  return fill(JSON.parse(found.slice(colon + 1)), signal);
}
