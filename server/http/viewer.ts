import { ANONYMOUS, type Viewer } from '../access/viewer.ts';
import type { Incoming } from './incoming.ts';

/**
 * Who asks, read from a request once for both ways to answer it. Nobody is known by a token yet, so everybody is
 * anonymous.
 */
export function viewerOf(_incoming: Incoming): Viewer {
  return ANONYMOUS;
}
