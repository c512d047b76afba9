import {
  type Stored,
  sync,
  type Tally,
  type Transaction,
  type Wanted,
  type Writer,
} from '../../writes/sync.ts';
import type { AnchoredArticle, AnchoredQuote } from '../anchor.ts';
import { idsBySlug, setContinued } from '../import.sql.ts';

type WantedQuote = Wanted & { quote: AnchoredQuote };

/** Writes the quotes of one article, with their chains. */
export async function writeQuotes(
  tx: Transaction,
  writer: Writer,
  articleId: string,
  article: AnchoredArticle,
  sourceOf: (slug: string) => string,
): Promise<{ idOf: (quote: AnchoredQuote) => string; tally: Tally }> {
  const rows = await tx.quote.findMany({
    where: { articleId },
    include: {
      utterance: { select: { slug: true } },
      continues: { select: { exact: true, start: true, end: true } },
      attributions: {
        orderBy: { position: 'asc' },
        include: { person: { select: { slug: true } }, source: { select: { slug: true } } },
      },
    },
    orderBy: { status: 'desc' }, // rejected rows first, so that a live row with the same key wins
  });
  const keys = keysOf(article.quotes, rows);
  const wanted = new Map<string, WantedQuote>();
  for (const quote of article.quotes) {
    const status = quote.status ?? article.status;
    wanted.set(keys.of(quote), { quote, status, fields: fieldsOf(quote) });
  }
  const stored = new Map<string, Stored>();
  for (const row of rows) {
    const { id, version, status, type, cue, utterance, continues, attributions } = row;
    const chain = chainText(
      attributions.map(({ role, exact, person, source }) => ({
        role,
        exact,
        person: person?.slug,
        source: source?.slug,
      })),
    );
    stored.set(keys.of(row), {
      id,
      version,
      status,
      fields: {
        ...{ type, cue, utterance: utterance?.slug ?? null, attributions: chain },
        continues: quoteText(continues),
      },
    });
  }
  const utterances = await idsBySlug(
    tx,
    'utterance',
    article.quotes.flatMap(({ utterance }) => utterance ?? []),
  );
  const people = await idsBySlug(
    tx,
    'person',
    article.quotes.flatMap(({ chain }) => chain.flatMap(({ person }) => person ?? [])),
  );
  const data = ({ quote, status }: WantedQuote) => ({
    type: quote.type,
    cue: quote.cue,
    utteranceId: quote.utterance === null ? null : (utterances.get(quote.utterance) as string),
    // Set below, when all quotes have an id.
    continuesId: null,
    status,
  });
  const links = (quoteId: string, { quote }: WantedQuote) =>
    quote.chain.map(({ role, exact, person, source }, position) => ({
      quoteId,
      position,
      role,
      exact,
      personId: person === undefined ? null : (people.get(person) as string),
      sourceId: source === undefined ? null : sourceOf(source),
    }));

  const continued = new Map<string, AnchoredQuote>();
  const { ids, tally } = await sync<WantedQuote>(
    tx,
    writer,
    {
      type: 'QUOTE',
      table: tx.quote,
      async insert(rows) {
        for (const { id, row } of rows) if (row.quote.continues) continued.set(id, row.quote.continues);
        await tx.quote.createMany({
          data: rows.map(({ id, row }) => {
            const { exact, start, end } = row.quote;
            return { id, articleId, exact, start, end, ...data(row) };
          }),
        });
        await tx.attribution.createMany({ data: rows.flatMap(({ id, row }) => links(id, row)) });
      },
      async update(id, row, next) {
        if (row.quote.continues) continued.set(id, row.quote.continues);
        await tx.quote.update({ where: { id }, data: { ...data(row), ...next } });
        await tx.attribution.deleteMany({ where: { quoteId: id } });
        await tx.attribution.createMany({ data: links(id, row) });
      },
    },
    wanted,
    stored,
  );
  const idOf = (quote: AnchoredQuote) => ids.get(keys.of(quote)) as string;
  await setContinued(tx, new Map([...continued].map(([id, earlier]) => [id, idOf(earlier)])));
  return { idOf, tally };
}

type SpanAndType = { start: number; end: number; type: string };

/**
 * The key of a quote within its article: its span, and its type only if two quotes share the span. A corrected type is
 * therefore an update and not a new quote.
 */
function keysOf(wanted: SpanAndType[], stored: SpanAndType[]): { of(quote: SpanAndType): string } {
  const span = ({ start, end }: SpanAndType) => `${start}-${end}`;
  const shared = new Set<string>();
  for (const rows of [wanted, stored]) {
    const types = new Map<string, string>();
    for (const row of rows) {
      const other = types.get(span(row));
      if (other !== undefined && other !== row.type) shared.add(span(row));
      types.set(span(row), row.type);
    }
  }
  return { of: (row) => (shared.has(span(row)) ? `${span(row)} ${row.type}` : span(row)) };
}

function fieldsOf(quote: AnchoredQuote): Wanted['fields'] {
  return {
    type: quote.type,
    cue: quote.cue,
    utterance: quote.utterance,
    attributions: chainText(quote.chain),
    continues: quoteText(quote.continues),
  };
}

/** Another quote as text for the history: its words may be printed more than once. */
const quoteText = (quote: { exact: string; start: number; end: number } | null) =>
  quote && `${quote.exact} (${quote.start}-${quote.end})`;

/** A chain as text for the history: one link on each line, in order. */
function chainText(
  chain: readonly { role: string; exact: string; person?: string | undefined; source?: string | undefined }[],
): string | null {
  const lines = chain.map(({ role, exact, person, source }) => {
    const party = person ?? source;
    return party === undefined ? `${role}: ${exact}` : `${role}: ${exact} (${party})`;
  });
  return lines.length > 0 ? lines.join('\n') : null;
}
