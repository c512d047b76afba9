import { articleList } from '../article/article.sql.ts';
import { Article } from '../article/article.ts';
import { builder } from '../builder.ts';
import { claimList } from '../claim/claim.sql.ts';
import { Claim } from '../claim/claim.ts';
import { raw } from '../database/sql.ts';
import { NEAR, RANK_UNIT, RANKED } from '../fulltext/matching.sql.ts';
import { personList } from '../person/person.sql.ts';
import { Person } from '../person/person.ts';
import { quoteList } from '../quote/quote.sql.ts';
import { Quote } from '../quote/quote.ts';
import { costs } from '../reads/cost.ts';
import { sqlComputed, sqlFact, sqlUnion, sqlValue } from '../reads/declare.ts';
import { sourceList } from '../source/source.sql.ts';
import { Source } from '../source/source.ts';
import type { Span } from '../text/words.rules.ts';
import type { Snippet } from './snippet.rules.ts';

/** The types that a search can find. */
const SearchNode = builder.unionType('SearchNode', {
  description: 'What a search can find.',
  types: [Article, Quote, Claim, Person, Source],
});

/** The union in SQL: the column `type` of a hit tells which type it is. */
const sqlNode = sqlUnion('type', {
  Article: { value: 'ARTICLE', list: articleList },
  Quote: { value: 'QUOTE', list: quoteList },
  Claim: { value: 'CLAIM', list: claimList },
  Person: { value: 'PERSON', list: personList },
  Source: { value: 'SOURCE', list: sourceList },
});

/** A span of a snippet. */
const Highlight = builder.objectRef<Span>('Highlight').implement({
  description: 'A word of a snippet that matches the search.',
  fields: (t) => ({
    start: t.exposeInt('start', {
      description: 'Offset of the first code point of the word in the snippet, from 0.',
    }),
    end: t.exposeInt('end', { description: 'Offset just after the last code point of the word.' }),
  }),
});

/** One hit. */
export interface Edge {
  cursor: string;
  node: typeof SearchNode.$inferType;
  rank: number;
  /** True of a name that is only near. */
  isNear: boolean;
  /** The snippet. The first call loads the snippets of all edges of the page. */
  snippet(): Promise<Snippet>;
}

/** A snippet is cut from the whole text of the hit. */
const SNIPPET_COST = costs({ weight: 10 });

/** One hit at its place in the results. */
const SearchEdge = builder.objectRef<Edge>('SearchEdge').implement({
  description: 'One hit at its place in the results.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      description: 'The place of this hit in the results. Give it as after to go on from here.',
    }),
    node: t.expose('node', { type: SearchNode, description: 'What was found.', extensions: sqlNode }),
    rank: t.exposeFloat('rank', {
      description:
        'How well the hit matches: 0 or more, higher is better. Only comparable within the same search.',
      extensions: sqlValue((hit) => raw(`${hit}.rank::numeric / ${RANK_UNIT}`)),
    }),
    isNear: t.exposeBoolean('isNear', {
      description:
        'True if no name has the words, and the name of this person or source has them but for slips of the pen. False for all other hits.',
      extensions: sqlValue((hit) => raw(`(${hit}.name IS NOT NULL AND ${hit}.rank <= ${NEAR * RANK_UNIT})`)),
    }),
    snippet: t.string({
      description:
        'The part of the text that best shows why the hit was found, as printed, 240 code points at most. The text is the body of an article (of a withdrawn one, the headline), a quote, a claim, or the matching spelling of a name.',
      extensions: { ...SNIPPET_COST, ...sqlComputed(({ snippet }: Snippet) => snippet) },
      resolve: async ({ snippet }) => (await snippet()).snippet,
    }),
    highlights: t.field({
      type: [Highlight],
      description: 'The words of the snippet that match the search, in order.',
      extensions: { ...SNIPPET_COST, ...sqlComputed(({ highlights }: Snippet) => highlights) },
      resolve: async ({ snippet }) => (await snippet()).highlights,
    }),
  }),
});

/** A page of hits. */
export interface Results {
  edges: Edge[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** How many hits there are, and whether these are all that match. The first call counts. */
  counts(): Promise<{ count: number; complete: boolean }>;
}

/** A page of search results. */
export const SearchConnection = builder.objectRef<Results>('SearchConnection').implement({
  description: 'A page of search results (Relay Cursor Connections, forward only).',
  fields: (t) => ({
    edges: t.field({
      type: [SearchEdge],
      description: 'The hits, best first.',
      resolve: ({ edges }) => edges,
    }),
    nodes: t.field({
      type: [SearchNode],
      description: 'What was found, best first.',
      extensions: sqlNode,
      resolve: ({ edges }) => edges.map(({ node }) => node),
    }),
    pageInfo: t.expose('pageInfo', {
      type: builder.pageInfoRef(),
      description: 'What lies around the page.',
    }),
    totalCount: t.int({
      description: 'Number of all hits. It is counted only when you ask for it.',
      resolve: async ({ counts }) => (await counts()).count,
    }),
    complete: t.boolean({
      description: `Whether everything that matches is a hit. False: so many rows of a type match that only the newest of them were ranked: ${RANKED.article} articles, ${RANKED.quote} quotes or ${RANKED.claim} claims. A rarer word, or only some types, find the others.`,
      extensions: sqlFact,
      resolve: async ({ counts }) => (await counts()).complete,
    }),
  }),
});
