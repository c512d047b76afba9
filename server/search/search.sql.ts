import type { Versions } from '../access/versions.ts';
import type { Viewer } from '../access/viewer.ts';
import { articleVisible, quoteVisible, seen } from '../access/visible.sql.ts';
import { and, raw, type Sql, sql } from '../database/sql.ts';
import { newestMatches } from '../fulltext/by-day.sql.ts';
import { named, RANK_UNIT, RANKED, type TextNoun, textRank, vectorFits } from '../fulltext/matching.sql.ts';
import type { SearchTerm } from '../fulltext/query.rules.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { List, Order } from '../reads/list.ts';
import { publishedDesc } from '../reads/orders.ts';
import { pageSql } from '../reads/resolve/batches.ts';
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

const ARTICLES = { from: sql`article a`, id: sql`a.id` };
const QUOTES = { from: sql`quote q`, id: sql`q.id` };
const NOUN_OF = { ARTICLE: 'article', QUOTE: 'quote', CLAIM: 'claim' } as const;
/** The query of the search, in SQL behind {@link asked}. */
const QUERY = sql`(SELECT matches FROM asked) AS query`;

/** The ids of the newest rows of a noun that match, as an array: those that are ranked. */
function ranked(noun: TextNoun, versions: Versions, viewer: Viewer): Sql {
  switch (noun) {
    case 'article':
      return newestMatches(
        'article',
        ARTICLES,
        QUERY,
        publishedDesc('a'),
        articleVisible(viewer, 'a', versions),
      );
    case 'quote':
      return newestMatches('quote', QUOTES, QUERY, publishedDesc('q'), quoteVisible(viewer, 'q', versions));
    case 'claim':
      // Ids grow with time.
      return sql`ARRAY(SELECT c.id FROM claim_search x JOIN claim c ON c.id = x.claim_id
        WHERE ${vectorFits(sql`x.vector`, sql`(SELECT matches FROM asked)`)} AND ${seen(viewer, 'c')}
        ORDER BY c.id DESC LIMIT ${raw(String(RANKED.claim))})`;
  }
}

/** True if all articles, quotes and claims that match are ranked: no more of the {@link hits} are. */
export function complete({ types }: Search): Sql {
  const all = types.flatMap((type) =>
    type in NOUN_OF
      ? sql`count(*) FILTER (WHERE h.type = ${raw(`'${type}'`)}) < ${raw(String(RANKED[NOUN_OF[type as keyof typeof NOUN_OF]]))}`
      : [],
  );
  return all.length > 0 ? sql`(SELECT ${and(all)} FROM hits h)` : sql`true`;
}

/** The rows of each type that a search finds: id, rank, name. */
function found(type: SearchType, { text, language, versions }: Search, viewer: Viewer): Sql {
  const other =
    language === null
      ? Prisma.empty
      : sql`* CASE WHEN x.vector @@ (SELECT own FROM asked) THEN 1 ELSE ${OTHER_LANGUAGE}::float8 END`;
  const rankOf = (noun: TextNoun) =>
    sql`(${textRank(noun, sql`x.vector`, sql`(SELECT ranks FROM asked)`)} ${other})::int AS rank, NULL AS name`;
  const nameRank = sql`(n.rank * ${RANK_UNIT}::int)::int AS rank, n.name`;
  switch (type) {
    case 'ARTICLE':
    case 'QUOTE':
    case 'CLAIM': {
      const noun = NOUN_OF[type];
      return sql`SELECT x.${raw(noun)}_id AS id, ${rankOf(noun)} FROM ${raw(noun)}_search x
        WHERE x.${raw(noun)}_id = ANY(${ranked(noun, versions, viewer)})`;
    }
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

/** Best hits first; of equal ones, the latest first. Ranks are whole numbers, so that a cursor holds a rank exactly. */
export const BEST_FIRST: Order = {
  keys: [
    { sql: sql`rank`, type: 'int' },
    { sql: sql`id`, type: 'uuid' },
  ],
  descending: true,
};

/** All hits of a search, as the CTE `hits`: a page, its count and whether it is complete are read from the same rows. */
export function hits(search: Search, viewer: Viewer): Sql {
  const all = search.types.map(
    (type) => sql`SELECT ${raw(`'${type}'`)} AS type, f.* FROM (${found(type, search, viewer)}) AS f`,
  );
  const none = sql`SELECT NULL AS type, NULL::uuid AS id, 0 AS rank, NULL AS name WHERE false`;
  return sql`hits AS MATERIALIZED (${all.length > 0 ? sql`WITH ${asked(search)} ${Prisma.join(all, ' UNION ALL ')}` : none})`;
}

/** The {@link hits} as a list, best first; of equal ones the latest first. */
export const hitList: List<unknown, 'BEST_FIRST'> = {
  noun: 'SearchNode',
  from: sql`hits h`,
  id: sql`h.id`,
  // Only visible rows are hits.
  visible: () => sql`true`,
  where: () => [],
  orders: { BEST_FIRST },
};

/** The best hits; of equal ones, the latest first. Returns one more than `limit` if there are more. */
export async function selectHits(
  prisma: PrismaClient,
  viewer: Viewer,
  search: Search,
  limit: number,
  cursor: readonly string[] | null,
): Promise<Hit[]> {
  const { orderBy, beyond } = pageSql({ order: BEST_FIRST, backwards: false, cursor });
  return prisma.$queryRaw<Hit[]>(
    sql`WITH ${hits(search, viewer)} SELECT type, id::text, rank, name FROM hits h WHERE ${and(beyond)} ORDER BY ${orderBy} LIMIT ${limit + 1}::int`,
  );
}

/** A SELECT of hits that were found, each with its place `n`. */
export function hitRows(hits: readonly Hit[]): Sql {
  return sql`SELECT h.* FROM unnest(${hits.map(({ type }) => type)}::text[], ${hits.map(({ id }) => id)}::uuid[],
    ${hits.map(({ name }) => name)}::text[]) WITH ORDINALITY AS h(type, id, name, n)`;
}

/** How many rows a search finds, and whether these are all that match. */
export async function countHits(
  prisma: PrismaClient,
  viewer: Viewer,
  search: Search,
): Promise<{ count: number; complete: boolean }> {
  const rows = await prisma.$queryRaw<{ count: number; complete: boolean }[]>(
    sql`WITH ${hits(search, viewer)} SELECT (SELECT count(*)::int FROM hits) AS count, ${complete(search)} AS complete`,
  );
  return rows[0] ?? { count: 0, complete: true };
}
