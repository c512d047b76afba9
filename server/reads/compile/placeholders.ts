/**
 * What is worked out here and not in SQL, of rows that the one statement found: the statement leaves a hole in its
 * text, with what goes into the work between two control characters, which JSON text never holds by itself.
 */

const OPEN = '\u0001';
const CLOSE = '\u0002';
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/**
 * Makes the JSON text that goes into a hole of what the statement left there, parsed. Long work waits now and then, so
 * that other requests go on.
 */
export type Finisher = (found: unknown) => string | Promise<string>;

/** The beginning and the end of a hole, around the JSON text of what its finisher needs. */
export function hole(slot: number): { open: string; close: string } {
  return { open: `${OPEN}${slot}:`, close: CLOSE };
}

/** The text with its holes filled one after the other, those within others first. */
export async function fillHoles(text: string, finishers: ReadonlyMap<number, Finisher>): Promise<string> {
  const begun: string[] = [''];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const piece = `${begun.pop()}${text.slice(from, index)}`;
    from = index + 1;
    if (mark === OPEN) begun.push(piece, '');
    else {
      const filling = await filled(piece, finishers);
      begun.push(`${begun.pop()}${filling}`);
    }
  }
  return `${begun.pop()}${text.slice(from)}`;
}

function filled(found: string, finishers: ReadonlyMap<number, Finisher>): string | Promise<string> {
  const colon = found.indexOf(':');
  const finish = finishers.get(Number(found.slice(0, colon)));
  if (!finish) throw new Error('a hole that nothing fills');
  return finish(JSON.parse(found.slice(colon + 1)));
}
