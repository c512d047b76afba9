import type { Viewer } from '../auth.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { seen, sql } from '../sql.ts';
import { quoteVisible } from '../visible.sql.ts';

/** A quote of an utterance, as far as wordings are made of it. */
export interface PrintedQuote {
  id: string;
  /** The words as printed. */
  text: string;
  /** The outlet that prints it. Null: not known, or hidden. */
  source: string | null;
}

/** The visible quotes of these utterances, oldest day of publication first, in one statement. */
export async function selectPrintings(
  prisma: PrismaClient,
  viewer: Viewer,
  utterances: readonly string[],
): Promise<PrintedQuote[][]> {
  const rows = await prisma.$queryRaw<(PrintedQuote & OfUtterance)[]>(sql`
    SELECT q.utterance_id::text AS utterance, q.id::text AS id, q.exact AS text, s.id::text AS source
    FROM quote q LEFT JOIN source s ON s.id = q.source_id AND ${seen(viewer, 's')}
    WHERE q.utterance_id = ANY(${[...utterances]}::uuid[]) AND ${quoteVisible(viewer, 'q')}
    ORDER BY COALESCE(q.date_published, 'infinity'::date), q.article_id, q.start_offset, q.end_offset, q.id`);
  return byUtterance(utterances, rows);
}

/** A speaker whom a quote of an utterance is ascribed to. */
export interface CreditedQuote {
  id: string;
  /** The speaker as printed. */
  text: string;
  /** Null: unnamed, not identified, or an outlet. */
  person: string | null;
  /** The outlet that speaks. Null: it is no outlet. */
  source: string | null;
}

/** The speakers of the visible quotes of these utterances, in the order of {@link selectPrintings}, in one statement. */
export async function selectCredits(
  prisma: PrismaClient,
  viewer: Viewer,
  utterances: readonly string[],
): Promise<CreditedQuote[][]> {
  const rows = await prisma.$queryRaw<(CreditedQuote & OfUtterance)[]>(sql`
    SELECT q.utterance_id::text AS utterance, q.id::text AS id, l.exact AS text, pe.id::text AS person, s.id::text AS source
    FROM quote q JOIN attribution l ON l.quote_id = q.id AND l.role = 'SPEAKER'
    LEFT JOIN person pe ON pe.id = l.person_id AND ${seen(viewer, 'pe')}
    LEFT JOIN source s ON s.id = l.source_id AND ${seen(viewer, 's')}
    WHERE q.utterance_id = ANY(${[...utterances]}::uuid[]) AND ${quoteVisible(viewer, 'q')}
    ORDER BY COALESCE(q.date_published, 'infinity'::date), q.article_id, q.start_offset, q.end_offset, q.id, l.position`);
  return byUtterance(utterances, rows);
}

interface OfUtterance {
  utterance: string;
}

function byUtterance<Row extends OfUtterance>(utterances: readonly string[], rows: readonly Row[]): Row[][] {
  const found = new Map<string, Row[]>(utterances.map((utterance) => [utterance, []]));
  for (const row of rows) found.get(row.utterance)?.push(row);
  return [...found.values()];
}
