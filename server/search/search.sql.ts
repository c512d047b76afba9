import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { articleVisible, quoteVisible, seen } from '../access/visible.sql.ts';
import { raw, type Sql, sql } from '../database/sql.ts';
import { named, RANK_UNIT, type TextNoun, textRank, vectorFits } from '../fulltext/matching.sql.ts';
import type { SearchTerm } from '../fulltext/query.rules.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { List, Order } from '../reads/list.ts';
import type { SearchType } from './search.input.ts';

/** A search. */
export interface Search {
  /** The search as typed. Names are compared with it. */
  text: string;
  terms: readonly SearchTerm[];
  /** The language of the search, as a BCP 47 tag. Null: it is not known. */
  language: string | null;
  types: readonly SearchType[];
  /** The versions of articles that are found, and whose quotes are. */
  versions: Versions;
}

/** A row that was found. */
export interface Hit {
  type: SearchType;
  id: string;
  /** The rank in millionths; see RANK_UNIT. */
  rank: number;
  /** Of a person or a source, the spelling that matches best. */
  name: string | null;
}

/** Factor of the rank of a text that is not in the language of the search. */
const OTHER_LANGUAGE = 0.5;

/** The rows of each type that a search finds: id, rank, name. */
function found(type: SearchType, { text, language, versions }: Search, viewer: Viewer): Sql {
  const fits = vectorFits(sql`x.vector`, sql`(SELECT matches FROM asked)`);
  const other =
    language === null
      ? Prisma.empty
      : sql`* CASE WHEN x.vector @@ (SELECT own FROM asked) THEN 1 ELSE ${OTHER_LANGUAGE}::float8 END`;
  const rankOf = (noun: TextNoun) =>
    sql`(${textRank(noun, sql`x.vector`, sql`(SELECT ranks FROM asked)`)} ${other})::int AS rank, NULL AS name`;
  const nameRank = sql`(n.rank * ${RANK_UNIT}::int)::int AS rank, n.name`;
  switch (type) {
    case 'ARTICLE':
      return sql`SELECT a.id, ${rankOf('article')} FROM article_search x JOIN article a ON a.id = x.article_id
        WHERE ${fits} AND ${articleVisible(viewer, 'a', versions)}`;
    case 'QUOTE':
      return sql`SELECT q.id, ${rankOf('quote')} FROM quote_search x JOIN quote q ON q.id = x.quote_id
        WHERE ${fits} AND ${quoteVisible(viewer, 'q', versions)}`;
    case 'CLAIM':
      return sql`SELECT c.id, ${rankOf('claim')} FROM claim_search x JOIN claim c ON c.id = x.claim_id
        WHERE ${fits} AND ${seen(viewer, 'c')}`;
    case 'PERSON':
      return sql`SELECT DISTINCT ON (pe.id) pe.id, ${nameRank} FROM ${named('person', text, viewer)} n JOIN person pe ON pe.id = n.id
        WHERE ${seen(viewer, 'pe')} ORDER BY pe.id, n.rank DESC, n.name`;
    case 'SOURCE':
      return sql`SELECT DISTINCT ON (s.id) s.id, ${nameRank} FROM ${named('source', text, viewer)} n JOIN source s ON s.id = n.id
        WHERE ${seen(viewer, 's')} ORDER BY s.id, n.rank DESC, n.name`;
  }
}

/** The CTE with the queries of a search, computed once for each statement: to match, to rank, and to recognise texts in its language. */
function asked({ terms, language }: Search): Sql {
  return sql`asked AS MATERIALIZED (
    SELECT query.matches, query.ranks, quote_literal('~' || config)::tsquery AS own
    FROM verbatim_search_config(${language}) AS config, verbatim_search_query(${JSON.stringify(terms)}::jsonb, config) AS query)`;
}

/** All hits of a search, best first; of equal ones the latest first. */
export function hitList(search: Search, viewer: Viewer): List<unknown, 'BEST_FIRST'> {
  const hits = search.types.map(
    (type) => sql`SELECT ${raw(`'${type}'`)} AS type, f.* FROM (${found(type, search, viewer)}) AS f`,
  );
  const none = sql`SELECT NULL AS type, NULL::uuid AS id, 0 AS rank, NULL AS name WHERE false`;
  const all = hits.length > 0 ? sql`WITH ${asked(search)} ${Prisma.join(hits, ' UNION ALL ')}` : none;
  return {
    noun: 'SearchNode',
    from: sql`(${all}) AS h`,
    id: sql`h.id`,
    // The subqueries find visible rows only.
    visible: () => sql`true`,
    where: () => [],
    orders: { BEST_FIRST },
  };
}

/** Best hits first; of equal ones, the latest first. Ranks are whole numbers, so that a cursor holds a rank exactly. */
export const BEST_FIRST: Order = {
  keys: [
    { sql: sql`rank`, type: 'int' },
    { sql: sql`id`, type: 'uuid' },
  ],
  descending: true,
};

/** The best hits; of equal ones, the latest first. Returns one more than `limit` if there are more. */
export async function selectHits(
  prisma: PrismaClient,
  viewer: Viewer,
  search: Search,
  limit: number,
  cursor: readonly string[] | null,
): Promise<Hit[]> {
  if (search.types.length === 0) return [];
  const [rank, id] = cursor ?? [];
  const beyond = cursor ? sql`WHERE (f.rank, f.id) < (${rank}::int, ${id}::uuid)` : Prisma.empty;
  const best = (alias: string) =>
    sql`ORDER BY ${raw(alias)}.rank DESC, ${raw(alias)}.id DESC LIMIT ${limit + 1}::int`;
  const branches = search.types.map(
    (type) =>
      sql`(SELECT ${type} AS type, f.* FROM (${found(type, search, viewer)}) AS f ${beyond} ${best('f')})`,
  );
  return prisma.$queryRaw<Hit[]>(
    sql`WITH ${asked(search)} SELECT type, hits.id::text, rank, name FROM (${Prisma.join(branches, ' UNION ALL ')}) AS hits ${best('hits')}`,
  );
}

/** How many rows a search finds. */
export async function countHits(prisma: PrismaClient, viewer: Viewer, search: Search): Promise<number> {
  if (search.types.length === 0) return 0;
  const counts = search.types.map(
    (type) => sql`(SELECT count(*) FROM (${found(type, search, viewer)}) AS f)`,
  );
  const rows = await prisma.$queryRaw<{ n: number }[]>(
    sql`WITH ${asked(search)} SELECT (${Prisma.join(counts, ' + ')})::int AS n`,
  );
  return rows[0]?.n ?? 0;
}
