export type { Appearances, AppearancesArgs } from './appearance.ts';
export type { ArticleKey, Articles, ArticlesArgs } from './article.ts';
export { type ChainTextOptions, chainText, type NamedLink } from './chain.ts';
export type { Claims, ClaimsArgs } from './claim.ts';
export { type ClientOptions, createClient, type QueryArguments, type VerbatimClient } from './client.ts';
export type { TypedDocument, TypedDocumentText } from './document.ts';
export { type ErrorDetails, type ErrorKind, type GraphQLErrorEntry, VerbatimError } from './errors.ts';
export type { Listing, Page, PageArgs, PageCursors, PaginateArgs } from './page.ts';
export type { People, PeopleArgs } from './person.ts';
export type { Quotes, QuotesArgs } from './quote.ts';
export type { RequestOptions } from './request.ts';
export type { Sources, SourcesArgs } from './source.ts';
export { highlight, type Segment, type Span, sliceCodePoints, toCodeUnits } from './text.ts';
export type { Fetch, RetryOptions, Token } from './transport.ts';
export type {
  AnyNode,
  AppearanceSummary,
  ArticleDetail,
  ArticleRef,
  ArticleSummary,
  ChainLink,
  ClaimDetail,
  ClaimSummary,
  PersonDetail,
  PersonRef,
  PersonSummary,
  QuoteWithChain,
  RelationSummary,
  SourceDetail,
  SourceRef,
  SourceSummary,
  UtteranceDetail,
  UtteranceSummary,
} from './types.ts';
export type { Utterances } from './utterance.ts';
