import { ReviewStatus } from '../generated/prisma/enums.ts';

/** Who asks, as far as it decides which rows they see. */
export interface Viewer {
  /** Rows in these states are visible. */
  statuses: readonly ReviewStatus[];
}

/** Whoever shows no token: sees what is confirmed and what is proposed, nothing that was refused. */
export const ANONYMOUS: Viewer = { statuses: [ReviewStatus.CONFIRMED, ReviewStatus.PROPOSED] };

/** True where the viewer may see a row. The same rule as a condition in SQL is `seen` in visible.sql.ts. */
export function canSee(viewer: Viewer, row: { status: ReviewStatus } | null | undefined): boolean {
  return !!row && viewer.statuses.includes(row.status);
}

/** The row, where the viewer may see it; null where not, as if it were not there. */
export function visibleOrNull<Row extends { status: ReviewStatus }>(
  viewer: Viewer,
  row: Row | null,
): Row | null {
  return canSee(viewer, row) ? row : null;
}
