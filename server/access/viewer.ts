import { ReviewStatus } from '../generated/prisma/enums.ts';

/** Who asks, as far as it decides which rows are visible. */
export interface Viewer {
  /** Rows in these states are visible. */
  statuses: readonly ReviewStatus[];
}

/** The viewer without a token. Sees confirmed and proposed rows, but no rejected ones. */
export const ANONYMOUS: Viewer = { statuses: [ReviewStatus.CONFIRMED, ReviewStatus.PROPOSED] };

/** True if the viewer may see a row. `seen` in visible.sql.ts is the same rule in SQL. */
export function canSee(viewer: Viewer, row: { status: ReviewStatus } | null | undefined): boolean {
  return !!row && viewer.statuses.includes(row.status);
}

/** The row if the viewer may see it; otherwise null, as if it did not exist. */
export function visibleOrNull<Row extends { status: ReviewStatus }>(
  viewer: Viewer,
  row: Row | null,
): Row | null {
  return canSee(viewer, row) ? row : null;
}
