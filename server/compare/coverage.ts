import { articleList } from '../article/article.sql.ts';
import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { Appearance, appearances } from '../claim/appearance.ts';
import { StanceEnum } from '../claim/claim.input.ts';
import { Claim, claims } from '../claim/claim.ts';
import type { Context } from '../context.ts';
import { raw, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import type { Claim as ClaimRow } from '../generated/prisma/client.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { type AskedArguments, costs, lengthOf } from '../reads/cost.ts';
import { sqlRows, sqlSame, sqlValue } from '../reads/declare.ts';
import { declaredList, type ScopeRequest } from '../reads/list-field.ts';
import { fieldPlace, PAGE_SIZE, resolveConnection } from '../reads/resolve/connection.ts';
import { loadNode, loadNodes } from '../reads/resolve/nodes.ts';
import { outletStance, stancesOf } from './coverage.rules.ts';
import {
  appearancesOfCell,
  articlesKnown,
  articlesOf,
  type Covered,
  cellsOf,
  coverageList,
  outletStanceOfCell,
  selectArticles,
  selectCovered,
  stancesOfCell,
} from './coverage.sql.ts';

/** One claim beside the articles asked for; articles by id. */
interface Row {
  claim: ClaimRow;
  articles: readonly string[];
}

/** One claim in one article. */
interface Cell {
  article: string;
  appearances: Covered[];
}

/** What one article says of one claim. */
const CoverageCell = builder.objectRef<Cell>('CoverageCell').implement({
  description: 'What one article says of one claim.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The article.',
      extensions: sqlRows((cell) => ({
        from: articleList.from,
        rows: 'a',
        where: sql`${articleList.id} = ${raw(`${cell}.article_id`)}`,
        orderBy: null,
      })),
      resolve: ({ article }, _args, context, info) => loadNode(articles, article, context, info),
    }),
    stances: t.field({
      type: [StanceEnum],
      description: 'Stances taken in it, by whomever, each once. Empty: it is silent on the claim.',
      extensions: sqlValue(stancesOfCell),
      resolve: ({ appearances }) => stancesOf(appearances),
    }),
    outletStance: t.field({
      type: StanceEnum,
      nullable: true,
      description:
        'The stance in the own voice of its outlet. Where it takes several, one that decides counts more than DISCUSSES, and both SUPPORTS and REFUTES are DISCUSSES. Null: the outlet itself says nothing of it.',
      extensions: sqlValue(outletStanceOfCell),
      resolve: ({ appearances }) => outletStance(appearances),
    }),
    appearances: t.field({
      type: [Appearance],
      description: 'Where the claim appears in it, in the order of the text.',
      extensions: { ...sqlRows(appearancesOfCell), ...costs({ rows: 2 }) },
      resolve: (cell, _args, context, info) => {
        const ids = cell.appearances.map(({ id }) => id);
        return loadNodes(appearances, ids, context, info);
      },
    }),
  }),
});

/** One claim and what each article says of it. */
const CoverageRow = builder.objectRef<Row>('CoverageRow').implement({
  description: 'One claim and what each article says of it.',
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim.',
      extensions: sqlSame,
      resolve: ({ claim }) => claim,
    }),
    cells: t.field({
      type: [CoverageCell],
      description: 'A cell for each article asked for, in that order.',
      extensions: sqlRows(cellsOf),
      resolve: async ({ claim, articles }, _args, context, info) => {
        const covered = await context.pages.load(fieldPlace(info), claim.id, (parents) =>
          selectCovered(context.prisma, context.viewer, parents, articles),
        );
        return articles.map((article) => ({
          article,
          appearances: covered.filter((appearance) => appearance.article === article),
        }));
      },
    }),
  }),
});

/** The list has neither a filter nor a choice of orders. */
const EVERYTHING = { filter: {}, orderBy: 'MOST_COMPARED' } as const;

const [CoverageConnection, CoverageEdge] = connectionOf(CoverageRow, 'Coverage');

/** Units of reading all appearances of some articles. */
const coverageCost = ({ articles }: AskedArguments): number => 100 + lengthOf(articles);

builder.queryField('coverage', (t) =>
  t.connection(
    {
      type: CoverageRow,
      extensions: {
        // All appearances of the articles are read and grouped, for a page as for the count.
        ...costs({
          weight: coverageCost,
          count: coverageCost,
          below: ({ articles }) => ({ 'CoverageRow.cells': lengthOf(articles) }),
        }),
        ...declaredList(({ args, viewer }: ScopeRequest<{ articles: string[] }>) => {
          const slugs = checked(args.articles);
          const list = coverageList(articlesOf(slugs, viewer), viewer);
          return { ...EVERYTHING, list, scope: null, needs: articlesKnown(slugs, viewer) };
        }),
      },
      description:
        'Claims by articles: who supports, refutes, discusses or is silent. Claims that appear in most of the articles first, then those on which they take the most different stances. A withdrawn article is silent.',
      args: {
        articles: t.arg.stringList({
          required: true,
          description: `Slugs of the articles to compare, ${PAGE_SIZE.max} at most.`,
        }),
      },
      resolve: async (_root, args, context, info) => {
        const ids = await articleIds(args.articles, context);
        const page = await resolveConnection(
          { ...claims, list: coverageList(sql`${ids}::uuid[]`, context.viewer) },
          { ...EVERYTHING, args, scope: null, under: 'claim' },
          context,
          info,
        );
        const edges = page.edges.map(({ node, ...edge }) => ({
          ...edge,
          node: { claim: node, articles: ids },
        }));
        return { ...page, edges };
      },
    },
    CoverageConnection,
    CoverageEdge,
  ),
);

/** @throws BAD_USER_INPUT where there are too many */
function checked(slugs: readonly string[]): readonly string[] {
  if (slugs.length <= PAGE_SIZE.max) return slugs;
  throw fail('BAD_USER_INPUT', `articles: ${slugs.length} are more than ${PAGE_SIZE.max}`);
}

async function articleIds(slugs: readonly string[], { prisma, viewer }: Context): Promise<string[]> {
  const ids = await selectArticles(prisma, viewer, checked(slugs));
  const unknown = [...new Set(slugs)].filter((slug) => !ids.has(slug));
  if (unknown.length > 0)
    throw fail(
      'BAD_USER_INPUT',
      `articles: there is no article ${unknown.map((slug) => `"${slug}"`).join(', ')}`,
    );
  return slugs.map((slug) => ids.get(slug) as string);
}
