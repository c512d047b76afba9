import { and, raw, type Sql, sql, when } from '../database/sql.ts';
import { readLastingName } from './lasting-name.rules.ts';

/** The lasting name of a quote. */
export const lastingNameOf = (row: string): Sql =>
  raw(`verbatim_lasting_name(${row}.article_id, ${row}.start_offset, ${row}.end_offset)`);

/** What identifies a quote. */
export interface QuoteNames {
  lastingName: string;
  article?: string | null | undefined;
}

/**
 * True for the quote that a lasting name identifies. Of several, those that count come before refused ones and those of
 * older versions; then the one that was recorded first.
 */
export function quoteNamed({ lastingName, article }: QuoteNames): Sql {
  const named = readLastingName(lastingName);
  if (!named) return sql`false`;
  const { sha256, start, end } = named;
  const on = and([
    sql`n.sha256 = ${sha256}::char(64) AND o.start_offset = ${start}::int AND o.end_offset = ${end}::int`,
    ...when(article, (slug) => sql`n.slug = ${slug}`),
  ]);
  return sql`q.id = (SELECT o.id FROM article n JOIN quote o ON o.article_id = n.id WHERE ${on}
    ORDER BY coalesce(o.effective_status, 'REJECTED') = 'REJECTED', o.superseded, n.created_at, n.id, o.created_at, o.id LIMIT 1)`;
}
