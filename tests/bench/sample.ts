import pg from 'pg';
import { encodeCursor } from '../../server/connection/cursor.ts';
import { digestOf } from '../../server/connection/resolve.ts';

/** Names and places that requests are drawn from, as many as a round needs and new for each. */
export interface Sample {
  articles: string[];
  people: string[];
  claims: string[];
  days: string[];
  /** One or two words that stand in some quote. */
  searches: string[];
  /** Somewhere in the list of all quotes, newest first: sort keys and cursor. */
  places: { day: string; id: string; cursor: string; digest: string }[];
  /** Somewhere in the list of all claims, best corroborated first: sort keys and cursor. */
  corroborated: { keys: string[]; cursor: string; digest: string }[];
  /** Articles of one outlet that print on the same claims. */
  compared: string[][];
}

const ROWS = 400;

/** One of these. */
export const one = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(Math.random() * values.length)] as Value;

/** Draws a sample: rows at random, however much or little belongs to them. */
export async function drawSample(url: string): Promise<Sample> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const list = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  const slugs = async (sql: string) =>
    (await list<{ slug: string }>(`${sql} ORDER BY random() LIMIT ${ROWS}`)).map(({ slug }) => slug);
  const seen = `status <> 'REJECTED'`;
  const quotes = await list<{ exact: string; day: string; id: string }>(`
    SELECT exact, coalesce(date_published, '-infinity')::text AS day, id FROM quote TABLESAMPLE BERNOULLI (2)
    WHERE ${seen} ORDER BY random() LIMIT ${ROWS}`);
  const digest = digestOf('Query.quotes', { orderBy: 'PUBLISHED_DESC', filter: {} }, {});
  const best = digestOf('Query.claims', { orderBy: 'MOST_CORROBORATED', filter: {} }, {});
  const counted = await list<{ keys: string[] }>(`
    SELECT ARRAY[independent_origins::text, sources::text, supports::text, claim_id::text] AS keys FROM claim_corroboration
    ORDER BY random() LIMIT ${ROWS}`);
  const claimed = await list<{ slugs: string[] }>(`
    SELECT ARRAY(SELECT DISTINCT a.slug FROM appearance ap JOIN article a ON a.id = ap.article_id
      WHERE ap.claim_id = c.id AND a.${seen} LIMIT 4) AS slugs
    FROM (SELECT claim_id AS id FROM appearance TABLESAMPLE BERNOULLI (5) GROUP BY claim_id ORDER BY random() LIMIT ${ROWS}) c`);
  const sample: Sample = {
    articles: await slugs(`SELECT slug FROM article WHERE ${seen} AND withdrawn_at IS NULL`),
    people: await slugs(`SELECT slug FROM person WHERE ${seen} AND quote_count >= 1`),
    claims: await slugs(
      `SELECT slug FROM claim c WHERE ${seen} AND EXISTS (SELECT 1 FROM appearance ap WHERE ap.claim_id = c.id)`,
    ),
    days: quotes.map(({ day }) => day).filter((day) => day !== '-infinity'),
    searches: quotes.flatMap(({ exact }) => wordsOf(exact)),
    places: quotes
      .filter(({ day }) => day !== '-infinity')
      .map(({ day, id }) => ({ day, id, digest, cursor: encodeCursor(digest, [day, id]) })),
    corroborated: counted.map(({ keys }) => ({ keys, digest: best, cursor: encodeCursor(best, keys) })),
    compared: claimed.map(({ slugs }) => slugs).filter(({ length }) => length > 1),
  };
  await client.end();
  return sample;
}

/** One or two words of a text, as someone would look for it. */
function wordsOf(text: string): string[] {
  const words = text.split(/[\s,.’']+/).filter((word) => /^\p{L}{5,}$/u.test(word));
  const at = Math.floor(Math.random() * words.length);
  const word = words[at];
  if (word === undefined) return [];
  const other = words[(at + 1) % words.length];
  return [Math.random() < 0.5 || other === undefined ? word : `${word} ${other}`];
}
