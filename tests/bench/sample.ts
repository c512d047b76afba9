import pg from 'pg';
import { encodeCursor } from '../../server/reads/cursor.ts';
import { digestOf } from '../../server/reads/paging.ts';

/** Names and places that requests are drawn from, as many as a round needs and new for each. */
export interface Sample {
  articles: string[];
  people: string[];
  claims: string[];
  days: string[];
  /** One or two words that stand in some quote, one of them in few others. */
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
  const common = commonWords(
    (await list<{ exact: string }>(`SELECT exact FROM quote TABLESAMPLE BERNOULLI (5) LIMIT 30000`)).map(
      ({ exact }) => exact,
    ),
  );
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
    searches: quotes.flatMap(({ exact }) => searchFor(exact, common)),
    places: quotes
      .filter(({ day }) => day !== '-infinity')
      .map(({ day, id }) => ({ day, id, digest, cursor: encodeCursor(digest, [day, id]) })),
    corroborated: counted.map(({ keys }) => ({ keys, digest: best, cursor: encodeCursor(best, keys) })),
    compared: claimed.map(({ slugs }) => slugs).filter(({ length }) => length > 1),
  };
  await client.end();
  return sample;
}

const wordsOf = (text: string) => text.split(/[\s,.’']+/).filter((word) => /^\p{L}{5,}$/u.test(word));

/** Words that more than one text in two thousand has, or that are there twice where there are few texts. */
function commonWords(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(1, texts.length / 2000);
  return new Set([...counts].filter(([, count]) => count > most).map(([word]) => word));
}

/** One or two words of a text, as someone would look for it: by a telling word, alone or behind another. */
function searchFor(text: string, common: ReadonlySet<string>): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !common.has(word));
  if (telling.length === 0) return [];
  const word = one(telling);
  const other = one(words);
  return [Math.random() < 0.5 || other === word ? word : `${other} ${word}`];
}
