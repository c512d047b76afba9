import pg from 'pg';

/** The most frequent values of a database: those that conditions are slowest on. */
export interface Frequent {
  speaker: string;
  relayedBy: string;
  onlySupportedBy: string;
  affiliation: string;
  source: string;
  article: string;
  claim: string;
  utterance: string;
  language: string;
  country: string;
  /** The first and the last day of publication. */
  days: [first: string, last: string];
  /** Words that carry meaning, the most frequent first. */
  words: string[];
  /** A pair of words that many quotes have beside each other. */
  pair: string;
  /** A frequent given name. */
  name: string;
  /** Articles that print most, of one another's claims. */
  articles: string[];
}

/** Reads the most frequent values. Words are counted in a sample of the quotes. */
export async function frequentValues(url: string): Promise<Frequent> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const list = async (sql: string) =>
    (await client.query<{ value: string }>(sql)).rows.map(({ value }) => value);
  const one = async (sql: string) => (await list(sql))[0] as string;
  const seen = (alias: string) => `${alias}.status <> 'REJECTED'`;
  const most = (table: string, counted: string, column: string) =>
    one(`SELECT t.slug AS value FROM (SELECT ${column} AS id, count(*) AS n FROM ${counted} GROUP BY 1) c
      JOIN ${table} t USING (id) WHERE ${seen('t')} ORDER BY n DESC LIMIT 1`);
  const words = (of: string) =>
    list(`SELECT word AS value FROM (SELECT exact FROM quote TABLESAMPLE BERNOULLI (2) LIMIT 20000) q,
        LATERAL (SELECT DISTINCT ${of} FROM regexp_split_to_table(lower(q.exact), '[^[:alpha:]]+') WITH ORDINALITY AS w(word, n)) AS w
      WHERE char_length(word) >= 5 GROUP BY word ORDER BY count(*) DESC LIMIT 5`);
  const speaker = await one(
    `SELECT slug AS value FROM person p WHERE ${seen('p')} ORDER BY quote_count DESC LIMIT 1`,
  );
  const frequent: Frequent = {
    speaker,
    onlySupportedBy: speaker,
    relayedBy: await most('source', `attribution WHERE role = 'REPORTED_BY'`, 'source_id'),
    affiliation: await most('person', 'person', 'affiliation_id'),
    source: await most('source', 'quote', 'source_id'),
    article: await most('article', 'quote', 'article_id'),
    claim: await most('claim', 'appearance', 'claim_id'),
    utterance: await most('utterance', 'quote', 'utterance_id'),
    language: await one(
      'SELECT language AS value FROM article GROUP BY language ORDER BY count(*) DESC LIMIT 1',
    ),
    country: await one('SELECT country AS value FROM source GROUP BY country ORDER BY count(*) DESC LIMIT 1'),
    days: [
      await one('SELECT min(date_published)::text AS value FROM article'),
      await one('SELECT max(date_published)::text AS value FROM article'),
    ],
    words: await words('w.word'),
    pair: await one(`SELECT pair AS value FROM (SELECT exact FROM quote TABLESAMPLE BERNOULLI (2) LIMIT 20000) q,
        LATERAL (SELECT DISTINCT w.word || ' ' || lead(w.word) OVER (ORDER BY n) AS pair
          FROM regexp_split_to_table(lower(q.exact), '[^[:alpha:]]+') WITH ORDINALITY AS w(word, n)
          WHERE char_length(w.word) >= 4) AS p
      WHERE pair IS NOT NULL GROUP BY pair ORDER BY count(*) DESC LIMIT 1`),
    name: await one(
      `SELECT split_part(name, ' ', 1) AS value FROM person GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    ),
    articles:
      await list(`SELECT a.slug AS value FROM (SELECT article_id AS id, count(*) AS n FROM appearance GROUP BY 1) c
      JOIN article a USING (id) WHERE ${seen('a')} AND a.withdrawn_at IS NULL ORDER BY n DESC LIMIT 100`),
  };
  await client.end();
  return frequent;
}
