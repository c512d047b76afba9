import type pg from 'pg';
import { COLUMNS, type TableName } from './columns.ts';
import { Lexicon } from './lexicon.ts';
import type { Sink } from './world.ts';

/** Columns of what texts are found by, in the order of their values. */
export const SEARCH_COLUMNS = {
  article_search: ['article_id', 'config', 'vector', 'days'],
  quote_search: ['quote_id', 'vector', 'shingles', 'days'],
  claim_search: ['claim_id', 'config', 'vector'],
} as const;
/** Takes one row of what texts are found by. */
export type SearchSink = (
  table: keyof typeof SEARCH_COLUMNS,
  values: readonly string[],
) => Promise<void> | void;

type Row = Parameters<Sink>[1];
const AT_ONCE = 4000;
const TRIED = 200;
/** The configuration of the world's one language. */
const CONFIG = 'french';

const column = (table: TableName, name: string) => (COLUMNS[table] as readonly string[]).indexOf(name);
const HEADLINE = column('article', 'headline');
const BODY = column('article', 'body');
const WITHDRAWN = column('article', 'withdrawn_at');
const EXACT = column('quote', 'exact');
const PUBLISHED = {
  article: column('article', 'date_published'),
  quote: column('quote', 'date_published'),
};
const TEXT = column('claim', 'text');

/**
 * Makes of the rows of articles, quotes and claims what their texts are found by. Where the rules of the database have
 * moved on, so that its vectors cannot be composed of words, no row is made: the files of prisma/sql derive them, slowly.
 */
export class SearchRows {
  readonly #lexicon: Lexicon;
  readonly #add: SearchSink;
  readonly #waiting: { table: TableName; row: Row }[] = [];
  /** Whether vectors can be composed; null before any was. */
  composes: boolean | null = null;

  constructor(client: pg.Client, add: SearchSink) {
    this.#lexicon = new Lexicon(client, CONFIG);
    this.#add = add;
  }

  /** Looks at one row of the world. */
  see(table: TableName, row: Row): Promise<void> | void {
    if (table !== 'article' && table !== 'quote' && table !== 'claim') return;
    if (this.#waiting.push({ table, row }) >= AT_ONCE) return this.flush();
  }

  /** Makes the rows of all that was seen. */
  async flush(): Promise<void> {
    const rows = this.#waiting.splice(0);
    const texts = rows.flatMap(({ table, row }) => textsOf(table, row));
    this.composes ??= await this.#lexicon.agrees(texts.slice(0, TRIED));
    if (!this.composes) return;
    const read = (await this.#lexicon.read(texts)).values();
    const next = () => read.next().value ?? [];
    for (const { table, row } of rows) {
      const id = String(row[0]);
      const pieces = next();
      if (table === 'article') {
        const body = next();
        const headed = { pieces, headline: true };
        const vector =
          row[WITHDRAWN] === null
            ? this.#lexicon.vector(headed, { pieces: body })
            : this.#lexicon.vector(headed);
        await this.#add('article_search', [id, CONFIG, vector, daysOf(row[PUBLISHED.article])]);
        continue;
      }
      const vector = this.#lexicon.vector({ pieces });
      if (table === 'claim') await this.#add('claim_search', [id, CONFIG, vector]);
      else {
        const days = daysOf(row[PUBLISHED.quote]);
        await this.#add('quote_search', [id, vector, this.#lexicon.shingles(pieces), days]);
      }
    }
  }
}

/** A day and its month as the array that verbatim_search_days makes of it. */
function daysOf(day: Row[number] | undefined): string {
  if (typeof day !== 'string') return '{-2147483648}';
  const date = new Date(day);
  const month = -1 - (12 * date.getUTCFullYear() + date.getUTCMonth() + 1);
  return `{${month},${(date.getTime() - Date.parse('0000-01-01')) / 86_400_000}}`;
}

function textsOf(table: TableName, row: Row): string[] {
  if (table === 'article') return [String(row[HEADLINE]), String(row[BODY])];
  return [String(row[table === 'claim' ? TEXT : EXACT])];
}
