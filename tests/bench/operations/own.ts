import { parseSearch, wantedWords } from '../../../server/fulltext/query.rules.ts';
import type { Operation } from '../operations.ts';
import { one } from '../sample.ts';
import { FLOORS } from './floor.sql.ts';

/** What others have no like of. */
export const OWN: readonly Operation[] = [
  {
    name: 'Q7',
    asks: 'a search over all types, the best 20',
    document: `query Q7($search: String!) { search(query: $search, first: 20) { nodes { __typename
      ... on Article { slug headline } ... on Quote { exact article { slug } } ... on Claim { slug text } ... on Person { slug name } ... on Source { slug name }
    } pageInfo { hasNextPage } } }`,
    floor: FLOORS.Q7,
    postgraphile: null,
    draw: ({ searches }) => {
      const search = one(searches);
      const terms = parseSearch(search);
      return { variables: { search }, floor: [JSON.stringify(terms), wantedWords(terms).join(' ')] };
    },
  },
  {
    name: 'Q8',
    asks: 'a page of 20 claims, best corroborated first, deep in the list of all',
    document: `query Q8($after: String!) { claims(first: 20, after: $after, orderBy: MOST_CORROBORATED) {
      nodes { slug text corroboration { independentOrigins sources supports refutes discusses contested } } pageInfo { hasNextPage endCursor } } }`,
    floor: FLOORS.Q8,
    postgraphile: null,
    draw: ({ corroborated }) => {
      const { cursor, digest, keys } = one(corroborated);
      return { variables: { after: cursor }, floor: [...keys, digest] };
    },
  },
  {
    name: 'Q9',
    asks: 'the coverage matrix of 2 to 4 articles',
    document: `query Q9($articles: [String!]!) { coverage(articles: $articles) { nodes { claim { slug text }
      cells { article { slug } stances outletStance } } } }`,
    floor: FLOORS.Q9,
    postgraphile: null,
    draw: ({ compared }) => {
      const articles = one(compared);
      return { variables: { articles }, floor: [articles] };
    },
  },
];
