import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import type { Incoming } from './incoming.ts';

/**
 * The viewer of a request. It is read once, for the fast path and for Yoga. There are no tokens yet, so every viewer is
 * anonymous.
 */
export function viewerOf(_incoming: Incoming): Viewer {
  return ANONYMOUS;
}
