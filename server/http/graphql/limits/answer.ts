import { fail } from '../../../errors.ts';
import type { Reply } from '../../reply.ts';

/**
 * Keeps an answer within a size: cost is estimated by what texts usually are, and some are much longer.
 *
 * @returns the reply; a stream as it is, in which queries are not answered
 * @throws LIMIT_EXCEEDED
 */
export function withinSize(reply: Reply, most: number): Reply {
  const { body } = reply;
  const bytes = sizeOf(body, most);
  if (bytes <= most) return reply;
  throw fail(
    'LIMIT_EXCEEDED',
    `The answer has ${bytes} bytes; ${most} are allowed. Ask for fewer rows, or for fewer texts of them.`,
  );
}

/** Bytes of a body; of a text that is short whatever its characters are, an upper bound. */
function sizeOf(body: Reply['body'], most: number): number {
  if (typeof body !== 'string') return body instanceof Uint8Array ? body.byteLength : 0;
  // A unit of UTF-16 is three bytes of UTF-8 at most.
  return body.length * 3 <= most ? body.length * 3 : Buffer.byteLength(body);
}
