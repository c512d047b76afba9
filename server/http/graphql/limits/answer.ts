import { fail } from '../../../errors.ts';
import type { Reply } from '../../reply.ts';

/**
 * Refuses an answer that is too long. The estimated cost assumes the usual length of texts, and some are much longer.
 *
 * @returns the same reply
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

/** Bytes of a body. For a text that is short enough in any case, an upper bound is returned. */
function sizeOf(body: Reply['body'], most: number): number {
  if (typeof body !== 'string') return body instanceof Uint8Array ? body.byteLength : 0;
  // A code unit of UTF-16 takes three bytes of UTF-8 at most.
  return body.length * 3 <= most ? body.length * 3 : Buffer.byteLength(body);
}
