import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { Appearance, appearances } from '../claim/appearance.ts';
import { StanceEnum } from '../claim/claim.input.ts';
import { Claim, claims } from '../claim/claim.ts';
import { type Sql, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import type { Stance } from '../generated/prisma/enums.ts';
import { connectionOf } from '../reads/connection-types.ts';
import { type AskedArguments, lengthOf } from '../reads/cost.ts';
import { references, rows, visibleReference, withCost } from '../reads/field.ts';
import { rowsConnectionField, type ScopeRequest } from '../reads/list-field.ts';
import type { Need } from '../reads/need.ts';
import { PAGE_SIZE } from '../reads/paging.ts';
import { unknownSlug } from '../reads/slugs.ts';
import { articlesOf, cellsOf, coverageList, slugsUnknown } from './coverage.sql.ts';

/** The id of one claim, with those of the articles asked for. */
interface Row {
  id: string;
  asked: readonly string[];
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
      ...visibleReference(articles, 'article_id'),
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
      ...visibleReference(claims, 'id'),
    }),
    cells: t.field({
      description: 'One cell for each article asked for, in the order asked for.',
      ...rows(CoverageCell, cellsOf, { more: ({ asked }: Row) => sql`${[...asked]}::uuid[] AS asked` }),
    }),
  }),
});

const [CoverageConnection, CoverageEdge] = connectionOf(CoverageRow, 'Coverage');

/** Cost units of reading all appearances of the articles. */
const coverageCost = ({ articles }: AskedArguments): number => 100 + lengthOf(articles);

const covered = rowsConnectionField(CoverageRow, ({ args, viewer }: ScopeRequest<{ articles: string[] }>) => {
  const slugs = checked(args.articles);
  return {
    list: coverageList(articlesOf(slugs, viewer), viewer),
    filter: {},
    orderBy: 'MOST_COMPARED',
    scope: null,
    needs: needOf(slugsUnknown(slugs, viewer)),
  };
});

builder.queryField('coverage', (t) =>
  t.connection(
    {
      description:
        'A table of claims by articles: which article supports, refutes or discusses which claim, and which is silent on it. Claims that appear in the most of these articles come first; of equal claims, those with the most different stances. A withdrawn article is silent.',
      args: {
        articles: t.arg.stringList({
          required: true,
          description: `Slugs of the articles to compare, ${PAGE_SIZE.max} at most. A slug that no article has, or whose article you may not see, is the error BAD_USER_INPUT.`,
        }),
      },
      // A page and the count both read and group all appearances of the articles.
      ...withCost(covered, {
        weight: coverageCost,
        count: coverageCost,
        below: ({ articles }) => ({ 'CoverageRow.cells': lengthOf(articles) }),
      }),
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

/** The need that all slugs are known. @param unknown those that are not, as an array */
const needOf = (unknown: Sql): Need => ({
  holds: sql`cardinality(${unknown}) = 0`,
  missing: unknown,
  refuse: async (slugs, context) =>
    fail('BAD_USER_INPUT', `articles: ${await unknownSlug('article', [...new Set(slugs)], context)}`),
});
