import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { article, FRENCH, overlaps } from './passages.ts';

test('similar texts are found by the index of their runs of words, be they ever so few', async () => {
  const app = await testApp({ seeded: true });
  const [runs] = await app.sql<{ hashes: number[] }>(
    `SELECT r.hashes FROM article_shingles r JOIN article a ON a.id = r.article_id WHERE a.slug = 'tater-le-terrain'`,
  );
  // What statements before have counted may still be waiting to be reported.
  const scans = async () =>
    (
      await app.sql<{ whole: number }>(
        `SELECT seq_scan::int AS whole FROM pg_stat_xact_user_tables WHERE relname = 'article_shingles'`,
      )
    )[0]?.whole ?? 0;
  await app.sql('BEGIN');
  const before = await scans();
  const similar = await app.sql('SELECT * FROM verbatim_similar_texts(gen_random_uuid(), $1::int[], 200)', [
    runs?.hashes,
  ]);
  const read = (await scans()) - before;
  await app.sql('ROLLBACK');
  expect(similar.length).toBeGreaterThan(1);
  expect(read).toBe(0);
});

test('an article is compared with the two hundred that share the most with it', async () => {
  const app = await testApp();
  const sentence = (slug: string, words: number) =>
    Array.from({ length: words }, (_, k) => `${slug}${k}`.replaceAll('-', 'x')).join(' ');
  // Those that share the least are the first and the last, whatever else they might be ordered by.
  const texts = ['a-peu', ...Array.from({ length: 200 }, (_, i) => `long-${i}`), 'z-peu'].map(
    (slug) => [slug, sentence(slug, slug.endsWith('peu') ? 8 : 10)] as const,
  );
  await app.load(...texts.map(([slug, text]) => article(slug, text)));
  await app.load(article('tout', texts.map(([, text]) => text).join('. ')));
  const shares = (
    slug: string,
  ) => `EXISTS (SELECT 1 FROM article_overlap o JOIN article a ON a.id = o.other_id
    WHERE a.slug = 'tout' AND o.article_id = (SELECT id FROM article WHERE slug = '${slug}'))`;
  const [found] = await app.sql(`SELECT ${shares('a-peu')} AS a, ${shares('z-peu')} AS z,
    (SELECT count(DISTINCT o.other_id)::int FROM article_overlap o JOIN article a ON a.id = o.article_id WHERE a.slug = 'tout') AS n`);
  expect(found).toEqual({ a: false, z: false, n: 200 });
});

test('articles from before the index, or of another rule, are compared by the next import', async () => {
  const app = await testApp();
  await app.load(
    article('un', `Ici. ${FRENCH}`),
    article('deux', `Là. ${FRENCH}`),
    article('trois', `Puis ${FRENCH}`),
  );
  const before = await overlaps(app, 'un');
  expect(before).toHaveLength(2);
  await app.sql('DELETE FROM article_overlap');
  await app.sql(`DELETE FROM article_shingles WHERE article_id = (SELECT id FROM article WHERE slug = 'un')`);
  await app.sql(`UPDATE article_shingles SET rule = 0, hashes = '{}'`);
  await app.load(JSON.stringify({ people: [] }));
  expect(await overlaps(app, 'un')).toEqual(before);
});

test('an import that is run again writes no passage twice', async () => {
  const app = await testApp();
  const documents = [article('un', `Ici. ${FRENCH}`), article('deux', `Là. ${FRENCH}`)];
  await app.load(...documents);
  await app.load(...documents);
  expect(await app.sql('SELECT count(*)::int AS n FROM article_overlap')).toEqual([{ n: 2 }]);
});
