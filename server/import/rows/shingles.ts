import { Comparison, SHINGLE_RULE, shinglesOf } from '../../compare/overlap.rules.ts';
import { selectSimilar, selectUnindexed } from '../../compare/overlap.sql.ts';
import { wordsOf } from '../../text/words.rules.ts';
import type { Transaction } from '../../writes/sync.ts';

/**
 * Stores the shingles of an article's text and compares it with the texts that share some of them. Each shared passage of
 * at least eight words is written for both articles. Call it in the transaction that writes the article: the database
 * lets only one such transaction run at a time, so of two new articles the second finds the first.
 */
export async function writeShingles(tx: Transaction, articleId: string, body: string): Promise<void> {
  const words = wordsOf(body);
  const hashes = shinglesOf(words);
  const shingles = { rule: SHINGLE_RULE, hashes };
  await tx.articleShingles.upsert({
    where: { articleId },
    create: { articleId, ...shingles },
    update: shingles,
  });
  const similar = hashes.length > 0 ? await selectSimilar(tx, articleId, hashes) : [];
  const comparison = new Comparison(words);
  const rows = similar.flatMap((other) => {
    const { ours, theirs } = comparison.with(other.body);
    return [
      ...ours.map((passage) => ({ articleId, otherId: other.id, ...passage })),
      ...theirs.map((passage) => ({ articleId: other.id, otherId: articleId, ...passage })),
    ];
  });
  if (rows.length > 0) await tx.articleOverlap.createMany({ data: rows, skipDuplicates: true });
}

/**
 * Computes the shingles of one article that has none, or has those of another rule.
 *
 * @returns whether there was such an article
 */
export async function fillShingles(tx: Transaction): Promise<boolean> {
  const article = await selectUnindexed(tx, SHINGLE_RULE);
  if (!article) return false;
  await tx.articleOverlap.deleteMany({ where: { OR: [{ articleId: article.id }, { otherId: article.id }] } });
  await writeShingles(tx, article.id, article.body);
  return true;
}
