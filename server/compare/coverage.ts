import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { Appearance, appearances } from '../claim/appearance.ts';
import { StanceEnum } from '../claim/claim.input.ts';
import { Claim, claims } from '../claim/claim.ts';
import type { Context } from '../context.ts';
import { sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import type { Claim as ClaimRow } from '../generated/prisma/client.ts';
import type { Stance } from '../generated/prisma/enums.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { type AskedArguments, costs, lengthOf } from '../reads/cost.ts';
import { sqlSame } from '../reads/declare.ts';
import { reference, references, rows, withCost } from '../reads/field.ts';
import { declaredList, type ScopeRequest } from '../reads/list-field.ts';
import { PAGE_SIZE } from '../reads/paging.ts';
import { resolveConnection } from '../reads/resolve/connection.ts';
import { articlesKnown, articlesOf, cellsOf, coverageList } from './coverage.sql.ts';

/** One claim, with the ids of the articles asked for. */
interface Row {
  claim: ClaimRow;
  articles: readonly string[];
}

/** One claim in one article. */
interface Cell {
  article_id: string;
  appearance_ids: string[];
  stances: Stance[];
  outletStance: Stance | null;
}

/** What one article says about one claim. */
const CoverageCell = builder.objectRef<Cell>('CoverageCell').implement({
  description: 'What one article says about one claim.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The article.',
      ...reference(articles, 'article_id', { visible: true }),
    }),
    stances: t.expose('stances', {
      type: [StanceEnum],
      description:
        'The stances on the claim in the article, whoever takes them, each once. Empty: the article is silent on the claim.',
    }),
    outletStance: t.expose('outletStance', {
      type: StanceEnum,
      nullable: true,
      description:
        'The stance that the outlet takes in its own voice. If it takes several, SUPPORTS or REFUTES counts more than DISCUSSES, and SUPPORTS together with REFUTES becomes DISCUSSES. Null: the outlet itself says nothing about the claim.',
    }),
    appearances: t.field({
      type: [Appearance],
      description: 'Where the claim appears in the article, in the order of the text.',
      ...withCost(references(appearances, 'appearance_ids'), { rows: 2 }),
    }),
  }),
});

/** One claim and what each article says about it. */
const CoverageRow = builder.objectRef<Row>('CoverageRow').implement({
  description: 'One claim and what each article says about it.',
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim.',
      extensions: sqlSame,
      resolve: ({ claim }) => claim,
    }),
    cells: t.field({
      type: [CoverageCell],
      description: 'One cell for each article asked for, in the order asked for.',
      ...rows(cellsOf, {
        id: ({ claim }: Row) => claim.id,
        more: ({ articles }: Row) => sql`${[...articles]}::uuid[] AS asked`,
      }),
    }),
  }),
});

/** The list has neither a filter nor a choice of orders. */
const EVERYTHING = { filter: {}, orderBy: 'MOST_COMPARED' } as const;

const [CoverageConnection, CoverageEdge] = connectionOf(CoverageRow, 'Coverage');

/** Cost units of reading all appearances of the articles. */
const coverageCost = ({ articles }: AskedArguments): number => 100 + lengthOf(articles);

builder.queryField('coverage', (t) =>
  t.connection(
    {
      type: CoverageRow,
      extensions: {
        // A page and the count both read and group all appearances of the articles.
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
        'A table of claims by articles: which article supports, refutes or discusses which claim, and which is silent on it. Claims that appear in the most of these articles come first; of equal claims, those with the most different stances. A withdrawn article is silent.',
      args: {
        articles: t.arg.stringList({
          required: true,
          description: `Slugs of the articles to compare, ${PAGE_SIZE.max} at most. A slug that no article has, or whose article you may not see, is the error BAD_USER_INPUT.`,
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

/** @throws BAD_USER_INPUT if there are too many */
function checked(slugs: readonly string[]): readonly string[] {
  if (slugs.length <= PAGE_SIZE.max) return slugs;
  throw fail('BAD_USER_INPUT', `articles: ${slugs.length} are more than ${PAGE_SIZE.max}`);
}

async function articleIds(slugs: readonly string[], { prisma, viewer }: Context): Promise<string[]> {
  const found = await prisma.$queryRaw<{ slug: string; id: string }[]>(
    sql`SELECT a.slug, a.id::text AS id FROM article a WHERE a.id = ANY(${articlesOf(checked(slugs), viewer)})`,
  );
  const ids = new Map(found.map(({ slug, id }) => [slug, id]));
  const unknown = [...new Set(slugs)].filter((slug) => !ids.has(slug));
  if (unknown.length > 0)
    throw fail(
      'BAD_USER_INPUT',
      `articles: there is no article ${unknown.map((slug) => `"${slug}"`).join(', ')}`,
    );
  return slugs.map((slug) => ids.get(slug) as string);
}
