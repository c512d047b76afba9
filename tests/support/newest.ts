/** What decides which version of an article counts. */
interface Version {
  id: string;
  supersedesId: string | null;
  status: string;
}

const RANKS = ['CONFIRMED', 'PROPOSED', 'REJECTED'];

/**
 * The ids of the articles that count, one of the versions of each, by the definition in the schema: the newest that is
 * confirmed, else the newest that is proposed, else the newest.
 */
export function newestVersions(articles: readonly Version[]): Set<string> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const before = (article: Version): Version[] => {
    const older = byId.get(article.supersedesId ?? '');
    return older ? [...before(older), older] : [];
  };
  const replaced = new Set(articles.map(({ supersedesId }) => supersedesId));
  const lasts = articles.filter(({ id }) => !replaced.has(id));
  return new Set(
    lasts.map((last) => {
      const versions = [last, ...before(last).reverse()];
      const rank = Math.min(...versions.map(({ status }) => RANKS.indexOf(status)));
      return versions.find(({ status }) => RANKS.indexOf(status) === rank)?.id as string;
    }),
  );
}
