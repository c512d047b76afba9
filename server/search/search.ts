import { brandWithType } from '@pothos/core';
import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Versions } from '../access/versions.ts';
import { versionsArg } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { NEAR, RANK_UNIT, SEARCH_COSTS } from '../fulltext/matching.sql.ts';
import { countSides, parseSearch, SEARCH_SYNTAX } from '../fulltext/query.rules.ts';
import { NOUNS } from '../nouns.ts';
import { type AskedArguments, costs } from '../reads/cost.ts';
import { decodeCursor, encodeCursor, listDigest } from '../reads/cursor.ts';
import { declaredList, type ScopeRequest } from '../reads/list-field.ts';
import { checkSize } from '../reads/paging.ts';
import { computeEdges } from '../reads/resolve/computed-edges.ts';
import { snippetsOfPage } from './marks.ts';
import { SEARCH_TYPES, type SearchType, SearchTypeEnum } from './search.input.ts';
import {
  BEST_FIRST,
  complete,
  countHits,
  type Hit,
  hitList,
  hitRows,
  hits,
  type Search,
  selectHits,
} from './search.sql.ts';
import { type Edge, type Results, SearchConnection } from './search.types.ts';
import type { Snippet } from './snippet.rules.ts';

/** The noun of each type of hit. */
const FOUND = {
  ARTICLE: NOUNS.Article,
  QUOTE: NOUNS.Quote,
  CLAIM: NOUNS.Claim,
  PERSON: NOUNS.Person,
  SOURCE: NOUNS.Source,
} satisfies Record<SearchType, object>;

/** Cost units of a search: each type is searched and ranked by itself. */
const searchCost = ({ types, query }: AskedArguments): number =>
  countSides(query) *
  SEARCH_TYPES.filter((type) => types === null || types === undefined || [types].flat().includes(type))
    .map((type) => SEARCH_COSTS[type.toLowerCase() as Lowercase<SearchType>].all)
    .reduce((sum, units) => sum + units, 0);

/** Cost units of counting the hits, which the search has found anyway. */
const COUNT_COST = 10;

/** The arguments that decide what a search finds. */
interface SearchArgs {
  query: string;
  language?: string | null | undefined;
  types?: readonly SearchType[] | null | undefined;
  versions?: Versions | null | undefined;
}

function searchOf({ query, language, types, versions }: SearchArgs): Search {
  return {
    text: query,
    terms: parseSearch(query),
    language: language ?? null,
    types: types ? SEARCH_TYPES.filter((type) => types.includes(type)) : SEARCH_TYPES,
    versions: versions ?? 'NEWEST',
  };
}

const digestOf = ({ text, language, types, versions }: Search) =>
  listDigest(['search', text, language, types, versions]);

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: `Searches the text of articles, quotes and claims and the names of people and sources, best hits first. Pages go forward only. ${SEARCH_SYNTAX}`,
    args: {
      query: t.arg.string({
        required: true,
        description: 'What to look for. Only the first 32 words count. Any text is a valid search.',
      }),
      language: t.arg({
        type: 'LanguageTag',
        description:
          'The language of the search. Its stop words are not looked for either, and texts in it come before equally good texts in other languages. Default: none. Each text is searched by the rules of its own language.',
      }),
      types: t.arg({ type: [SearchTypeEnum], description: 'Only hits of these types. Default: all types.' }),
      ...versionsArg,
      first: t.arg.int({ description: 'Number of hits at most, from 0 to 100. Default: 20.' }),
      after: t.arg.string({ description: 'The cursor of a hit. The page begins after that hit.' }),
    },
    extensions: {
      ...costs({ weight: searchCost, count: COUNT_COST }),
      ...declaredList(({ args, viewer }: ScopeRequest<SearchArgs>) => {
        const search = searchOf(args);
        return {
          with: hits(search, viewer),
          list: hitList,
          filter: {},
          orderBy: 'BEST_FIRST',
          scope: null,
          digest: () => digestOf(search),
          behindCursor: true,
          computed: snippetsOfPage(search),
          facts: { complete: complete(search) },
        };
      }),
    },
    async resolve(_root, { first, after, ...asked }, context, info): Promise<Results> {
      const search = searchOf(asked);
      const size = checkSize('first', first);
      const digest = digestOf(search);
      const cursor = typeof after === 'string' ? decodeCursor(after, 'after', digest, BEST_FIRST) : null;
      const found = await selectHits(context.prisma, context.viewer, search, size, cursor);
      const page = found.slice(0, size);
      let counted: ReturnType<typeof countHits> | undefined;
      let snippets: Promise<readonly Snippet[]> | undefined;
      const snippetOf = async (at: number) => {
        snippets ??= computeEdges(context.prisma, snippetsOfPage(search), hitRows(page));
        return (await snippets)[at] as Snippet;
      };
      const nodes = await loadNodes(page, context, info);
      const edges = page.flatMap(({ id, rank, name }, at) => {
        const node = nodes.get(id);
        const keys = [String(rank), id];
        // Leaves out a row that was deleted between the two statements.
        return node
          ? [
              {
                cursor: encodeCursor(digest, keys),
                node,
                rank: rank / RANK_UNIT,
                isNear: name !== null && rank <= NEAR * RANK_UNIT,
                snippet: () => snippetOf(at),
              },
            ]
          : [];
      });
      return {
        edges,
        pageInfo: {
          hasNextPage: found.length > size,
          hasPreviousPage: cursor !== null,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
        counts: () => (counted ??= countHits(context.prisma, context.viewer, search)),
      };
    },
  }),
);

/** Loads the rows of hits by id, with the fields that the document selects: one statement for each type. */
async function loadNodes(hits: readonly Hit[], context: Context, info: GraphQLResolveInfo) {
  const nodes = new Map<string, Edge['node']>();
  for (const type of new Set(hits.map((hit) => hit.type))) {
    const { ref, list, load } = FOUND[type];
    const ids = hits.flatMap((hit) => (hit.type === type ? [hit.id] : []));
    const planned = queryFromInfo({
      context,
      info,
      typeName: list.noun,
      paths: [['nodes'], ['edges', 'node']],
    });
    const query = planned.select || planned.include ? planned : { select: { id: true } };
    for (const row of await load(context.prisma, ids, query)) {
      // The brand tells the union the type of the row. TypeScript does not see that it is set.
      brandWithType(row, ref);
      nodes.set(row.id, row as unknown as Edge['node']);
    }
  }
  return nodes;
}
