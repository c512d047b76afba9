import { sync, type Tally, type Transaction, type Wanted, type Writer } from '../../writes/sync.ts';
import type { AnchoredAppearance, AnchoredArticle, AnchoredQuote } from '../anchor.ts';
import { idsBySlug } from '../import.sql.ts';

type WantedAppearance = Wanted & { appearance: AnchoredAppearance };

/** Writes the appearances of one article. The claim and the span identify an appearance within its article. */
export async function writeAppearances(
  tx: Transaction,
  writer: Writer,
  articleId: string,
  article: AnchoredArticle,
  quoteId: (quote: AnchoredQuote) => string,
): Promise<Tally> {
  const wanted = new Map<string, WantedAppearance>();
  for (const appearance of article.appearances) {
    const status = appearance.status ?? article.status;
    const fields = fieldsOf(appearance.stance, appearance.quote);
    wanted.set(key(appearance.claim, appearance), { appearance, status, fields });
  }
  const rows = await tx.appearance.findMany({
    where: { articleId },
    include: { claim: { select: { slug: true } }, quote: { select: { type: true, exact: true } } },
    orderBy: { status: 'desc' }, // rejected rows first, so that a live row with the same key wins
  });
  const stored = rows.map((row) => {
    const fields = fieldsOf(row.stance, row.quote);
    return [
      key(row.claim.slug, row),
      { id: row.id, version: row.version, status: row.status, fields },
    ] as const;
  });
  const slugs = article.appearances.map(({ claim }) => claim);
  const claimId = await idsBySlug(tx, 'claim', slugs);
  const data = ({ appearance, status }: WantedAppearance) => ({
    stance: appearance.stance,
    quoteId: appearance.quote && quoteId(appearance.quote),
    status,
  });

  const { tally } = await sync<WantedAppearance>(
    tx,
    writer,
    {
      type: 'APPEARANCE',
      table: tx.appearance,
      insert: (rows) =>
        tx.appearance.createMany({
          data: rows.map(({ id, row }) => {
            const { claim, exact, start, end } = row.appearance;
            return { id, articleId, claimId: claimId.get(claim) as string, exact, start, end, ...data(row) };
          }),
        }),
      update: (id, row, next) => tx.appearance.update({ where: { id }, data: { ...data(row), ...next } }),
    },
    wanted,
    new Map(stored),
  );
  return tally;
}

/** The fields of an appearance in its history. Two quotes may share a span, so the type of the quote is added. */
function fieldsOf(stance: string, quote: { type: string; exact: string } | null): Wanted['fields'] {
  return {
    stance,
    voice: quote ? 'QUOTED' : 'OUTLET',
    quote: quote && `${quote.type}: ${quote.exact}`,
  };
}

const key = (claim: string, { start, end }: { start: number; end: number }) => `${claim} ${start}-${end}`;
