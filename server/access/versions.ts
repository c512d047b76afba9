/**
 * Which versions of articles count, where texts supersede each other. NEWEST: of each article the one without a
 * `newest_id`, which the database chooses (prisma/sql/25-versions.sql).
 */
export type Versions = 'NEWEST' | 'ALL';

/** Conditions among which may be the versions asked for, and the one article that is meant. */
interface VersionsFilter {
  versions?: Versions | null | undefined;
  article?: string | null | undefined;
}

/**
 * The versions that a filter asks for. Whoever names one article means the version that they name.
 *
 * @param ofArticle the list has rows of one article, whatever the filter says
 */
export function versionsOf({ versions, article }: VersionsFilter, ofArticle = false): Versions {
  return versions ?? (ofArticle || (article !== null && article !== undefined) ? 'ALL' : 'NEWEST');
}
