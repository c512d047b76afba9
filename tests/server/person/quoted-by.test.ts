import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { randomWorld, SEED } from '../../support/world.ts';
import { loadWorld, readable } from '../claim/oracle.ts';

type World = Awaited<ReturnType<typeof loadWorld>>;
interface QuotedBy {
  source: { slug: string } | null;
  quotes: number;
}

/** The outlets that quote each visible person, by the descriptions in the schema, from nothing but what is stored. */
function quotedBy(world: World): Map<string, QuotedBy[]> {
  const isLive = ({ status }: { status: string }) => status !== 'REJECTED';
  const articles = new Map(readable(world.articles).map((article) => [article.id, article]));
  const sources = new Map(world.sources.filter(isLive).map((source) => [source.id, source]));
  return new Map(
    world.people.filter(isLive).map((person) => {
      const counts = new Map<string | null, number>();
      for (const { status, articleId, attributions } of world.quotes) {
        const article = articles.get(articleId);
        if (!article || !isLive({ status }) || !attributions.some(({ personId }) => personId === person.id))
          continue;
        counts.set(article.sourceId, (counts.get(article.sourceId) ?? 0) + 1);
      }
      const outlets = [...counts].sort(
        ([a, n], [b, m]) =>
          m - n || Number(a === null) - Number(b === null) || ((a ?? '') < (b ?? '') ? -1 : 1),
      );
      return [
        person.slug,
        outlets.map(([id, quotes]) => {
          const source = sources.get(id ?? '');
          return { source: source ? { slug: source.slug } : null, quotes };
        }),
      ];
    }),
  );
}

test('whoever is quoted, each outlet is counted as the definition says', async () => {
  const app = await testApp();
  for (const documents of randomWorld()) await app.load(...documents);
  // Something to hide: a text that was withdrawn, and an outlet that was refused after it had printed quotes.
  await app.sql(
    `UPDATE article SET withdrawn_at = now() WHERE id = (SELECT article_id FROM quote GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)`,
  );
  await app.sql(
    `UPDATE source SET status = 'REJECTED' WHERE id = (
       SELECT q.source_id FROM quote q JOIN article a ON a.id = q.article_id JOIN attribution l ON l.quote_id = q.id
       WHERE q.source_id IS NOT NULL AND a.withdrawn_at IS NULL AND l.person_id IS NOT NULL
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)`,
  );
  const expected = quotedBy(await loadWorld(app.database.prisma));
  for (const first of [100, 1, 2]) {
    for (const way of [app, app.resolved]) {
      const { data } = await way.query<{ people: { nodes: { slug: string; quotedBy: QuotedBy[] }[] } }>(
        `query ($first: Int) { people(first: 100) { nodes { slug quotedBy(first: $first) { source { slug } quotes } } } }`,
        { first },
      );
      const answered = data.people.nodes.map(({ slug, quotedBy }) => [slug, quotedBy] as const);
      expect(new Map(answered), `TEST_SEED=${SEED}`).toEqual(
        new Map([...expected].map(([slug, outlets]) => [slug, outlets.slice(0, first)])),
      );
    }
  }
  const outlets = [...expected.values()].flat();
  expect(outlets.length).toBeGreaterThan(10);
  expect(outlets.some(({ quotes }) => quotes > 1)).toBe(true);
  expect(outlets.some(({ source }) => source === null)).toBe(true);
});
