import { parseSearch } from '../../../server/fulltext/query.rules.ts';
import type { Operation } from '../operations.ts';
import { one } from '../sample.ts';
import { FLOORS } from './floor.sql.ts';

/** The operations that GraphQL servers were measured with, in our terms. */
export const SIX: readonly Operation[] = [
  {
    name: 'Q1',
    asks: 'an article, its source, 10 quotes, their speakers',
    document: `query Q1($slug: String!) { article(slug: $slug) { slug headline datePublished source { name slug }
      quotes(first: 10) { nodes { exact type cue start end speakers { name slug } } } } }`,
    floor: FLOORS.Q1,
    postgraphile: ({ row, article }) =>
      `query Q1($slug: String!) { articleBySlug(slug: $slug) { slug headline datePublished ${article} sourceBySourceId { name slug }
        quotesByArticleId(first: 10, orderBy: [START_OFFSET_ASC]) { nodes { exact type cue startOffset endOffset ${row}
          attributionsByQuoteId(condition: { role: SPEAKER }) { nodes { personByPersonId { name slug ${row} } } } } } } }`,
    draw: ({ articles }) => {
      const slug = one(articles);
      return { variables: { slug }, floor: [slug], postgraphile: { slug } };
    },
  },
  {
    name: 'Q2',
    asks: '20 articles, their sources, counts, 5 quotes each, their speakers',
    document: `query Q2($day: Date!) { articles(first: 20, filter: { publishedTo: $day }) { nodes { slug headline datePublished source { name slug }
      quotes(first: 5) { totalCount nodes { exact type speakers { name slug } } } } } }`,
    floor: FLOORS.Q2,
    postgraphile: ({ row, article }) =>
      `query Q2($day: Date!) { allArticles(first: 20, orderBy: [DATE_PUBLISHED_DESC, ID_DESC], filter: { datePublished: { lessThanOrEqualTo: $day } }) {
        nodes { slug headline datePublished ${article} sourceBySourceId { name slug } quotesByArticleId(first: 5, orderBy: [START_OFFSET_ASC]) { totalCount
          nodes { exact type ${row} attributionsByQuoteId(condition: { role: SPEAKER }) { nodes { personByPersonId { name slug ${row} } } } } } } } }`,
    draw: ({ days }) => {
      const day = one(days);
      return { variables: { day }, floor: [day], postgraphile: { day } };
    },
  },
  {
    name: 'Q3',
    asks: 'a person, 20 quotes, their articles and sources',
    document: `query Q3($slug: String!) { person(slug: $slug) { name slug description
      quotes(first: 20) { nodes { exact type cue article { slug headline datePublished source { name slug } } } } } }`,
    floor: FLOORS.Q3,
    postgraphile: ({ row, article }) =>
      `query Q3($slug: String!) { personBySlug(slug: $slug) { name slug description
        attributionsByPersonId(first: 20, condition: { role: SPEAKER }, orderBy: [DATE_PUBLISHED_DESC, QUOTE_ID_DESC]) { nodes { quoteByQuoteId { exact type cue ${row}
          articleByArticleId { slug headline datePublished ${article} sourceBySourceId { name slug } } } } } } }`,
    draw: ({ people }) => {
      const slug = one(people);
      return { variables: { slug }, floor: [slug], postgraphile: { slug } };
    },
  },
  {
    name: 'Q4',
    asks: 'full-text search of quotes in French, 20 by day, with their articles',
    document: `query Q4($search: String!) { quotes(first: 20, filter: { search: $search }) { nodes { exact type article { slug headline } } } }`,
    floor: FLOORS.Q4,
    postgraphile: ({ row, article }) =>
      `query Q4($terms: String!) { benchSearchQuotes(terms: $terms, first: 20) { nodes { exact type ${row} articleByArticleId { slug headline ${article} } } } }`,
    draw: ({ searches }) => {
      const search = one(searches);
      const terms = JSON.stringify(parseSearch(search));
      return { variables: { search }, floor: [terms], postgraphile: { terms } };
    },
  },
  {
    name: 'Q5',
    asks: 'a claim, 20 appearances, their articles, sources and quotes',
    document: `query Q5($slug: String!) { claim(slug: $slug) { slug text
      appearances(first: 20) { nodes { stance exact article { slug headline source { name slug } } quote { exact cue } } } } }`,
    floor: FLOORS.Q5,
    postgraphile: ({ row, article }) =>
      `query Q5($slug: String!) { claimBySlug(slug: $slug) { slug text
        appearancesByClaimId(first: 20, orderBy: [DATE_PUBLISHED_DESC, ID_DESC]) { nodes { stance exact ${row} articleByArticleId { slug headline ${article} sourceBySourceId { name slug } }
          quoteByQuoteId { exact cue ${row} } } } } }`,
    draw: ({ claims }) => {
      const slug = one(claims);
      return { variables: { slug }, floor: [slug], postgraphile: { slug } };
    },
  },
  {
    name: 'Q6',
    asks: 'a page of 20 quotes deep in the list of all',
    document: `query Q6($after: String!) { quotes(first: 20, after: $after) { nodes { exact type start end } pageInfo { hasNextPage endCursor } } }`,
    floor: FLOORS.Q6,
    // Its condition of a cursor is nothing an index could begin with, so the day is given once more.
    postgraphile: ({ row, article }) =>
      `query Q6($after: Cursor!, $day: Date!) { allQuotes(first: 20, after: $after, orderBy: [DATE_PUBLISHED_DESC, ID_DESC], filter: { datePublished: { lessThanOrEqualTo: $day } }) {
        nodes { exact type startOffset endOffset ${row} ${article && `articleByArticleId { ${article} }`} } pageInfo { hasNextPage endCursor } } }`,
    draw: ({ places }) => {
      const { cursor, digest, day, id } = one(places);
      return {
        variables: { after: cursor },
        floor: [day, id, digest],
        postgraphile: { after: [day, id], day },
      };
    },
  },
];
