import type { loadWorld } from '../claim/oracle.ts';
import { outletStance, stancesOf } from './coverage.rules.ts';

type World = Awaited<ReturnType<typeof loadWorld>>;
type Stance = World['appearances'][number]['stance'];

/** A row of the matrix as {@link matrix} gives it. */
export interface OracleRow {
  claim: string;
  cells: {
    article: { slug: string };
    stances: Stance[];
    outletStance: Stance | null;
    appearances: { exact: string; stance: Stance; voice: 'OUTLET' | 'QUOTED' }[];
  }[];
}

/** The claims by articles, by the descriptions in the schema, from nothing but what is stored. */
export function matrix(world: World, slugs: readonly string[]): OracleRow[] {
  const live = <Row extends { id: string; status: string }>(rows: readonly Row[]) =>
    new Map(rows.filter(({ status }) => status !== 'REJECTED').map((row) => [row.id, row]));
  const [articles, quotes] = [live(world.articles), live(world.quotes)];
  const asked = slugs.map((slug) => {
    const article = [...articles.values()].find((article) => article.slug === slug);
    if (!article) throw new Error(`no visible article ${slug}`);
    return article;
  });
  const shown = [...live(world.appearances).values()].filter(
    ({ articleId, quoteId }) =>
      asked.some(({ id, withdrawnAt }) => id === articleId && withdrawnAt === null) &&
      (quoteId === null || quotes.has(quoteId)),
  );
  const rows = [...live(world.claims).values()].flatMap((claim) => {
    const here = shown.filter(({ claimId }) => claimId === claim.id);
    if (here.length === 0) return [];
    const cells = asked.map(({ id, slug }): OracleRow['cells'][number] => {
      const inArticle = here
        .filter(({ articleId }) => articleId === id)
        .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
      const taken = inArticle.map(({ stance, quoteId }) => ({ stance, quote: quoteId }));
      return {
        article: { slug },
        stances: stancesOf(taken),
        outletStance: outletStance(taken),
        appearances: inArticle.map(({ exact, stance, quoteId }) => ({
          exact,
          stance,
          voice: quoteId === null ? 'OUTLET' : 'QUOTED',
        })),
      };
    });
    const compared = new Set(here.map(({ articleId }) => articleId)).size;
    return [{ claim, cells, rank: [compared, new Set(here.map(({ stance }) => stance)).size] as const }];
  });
  return rows
    .sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || (a.claim.id < b.claim.id ? 1 : -1))
    .map(({ claim, cells }) => ({ claim: claim.slug, cells }));
}
