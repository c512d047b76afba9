import type { ReviewStatus } from '../generated/prisma/enums.ts';
import { canSee, type Viewer } from './viewer.ts';

/** The row, where the viewer may see it; null where not, as if it were not there. */
export function visibleOrNull<Row extends { status: ReviewStatus }>(
  viewer: Viewer,
  row: Row | null,
): Row | null {
  return canSee(viewer, row) ? row : null;
}
