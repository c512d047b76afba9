export type { Appearances, AppearancesArgs } from './appearance.ts';
export type { ArticleKey, Articles, ArticlesArgs, OverlapsArgs } from './article.ts';
export { type ChainTextOptions, chainText, type NamedLink } from './chain.ts';
export type { Claims, ClaimsArgs } from './claim.ts';
export { type ClientOptions, createClient, type QueryArguments, type VerbatimClient } from './client.ts';
export type { Coverage, CoverageArgs } from './coverage.ts';
export type { TypedDocument, TypedDocumentText } from './document.ts';
export {
  type ErrorCode,
  type ErrorDetails,
  type ErrorKind,
  type GraphQLErrorEntry,
  VerbatimError,
} from './errors.ts';
export {
  AppearanceDocument,
  type AppearanceFilter,
  AppearancesDocument,
  ArticleDocument,
  type ArticleFilter,
  type ArticleGenre,
  type ArticleOrder,
  ArticlesDocument,
  type AttributionRole,
  type ChangeAction,
  ClaimDocument,
  type ClaimFilter,
  type ClaimOrder,
  type ClaimRelationType,
  ClaimsDocument,
  CoverageDocument,
  type CreditRole,
  type NameType,
  NodeDocument,
  NodesDocument,
  OverlapsDocument,
  PeopleDocument,
  PersonDocument,
  type PersonFilter,
  type PersonOrder,
  type PersonType,
  QuoteCheckDocument,
  type QuoteCountBy,
  QuoteCountsDocument,
  QuoteDocument,
  type QuoteFilter,
  type QuoteOrder,
  QuotesDocument,
  type QuoteType,
  type ReviewStatus,
  SearchDocument,
  type SearchType,
  SourceDocument,
  type SourceFilter,
  SourcesDocument,
  type SourceType,
  type Stance,
  UtteranceDocument,
  UtterancesDocument,
  type Voice,
  type WordDifferenceKind,
} from './generated/graphql.ts';
export type { Listing, Page, PageArgs, PageCursors, PaginateArgs } from './page.ts';
export type { People, PeopleArgs } from './person.ts';
export type { QuoteCheckArgs, QuoteCountsArgs, Quotes, QuotesArgs } from './quote.ts';
export type { RequestOptions } from './request.ts';
export type { Search, SearchArgs } from './search.ts';
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
  CheckedQuote,
  ClaimDetail,
  ClaimRef,
  ClaimSummary,
  CountedQuotes,
  CoveredClaim,
  PersonDetail,
  PersonRef,
  PersonSummary,
  QuoteWithChain,
  RelationSummary,
  SearchHit,
  SharedPassage,
  SourceDetail,
  SourceRef,
  SourceSummary,
  UtteranceDetail,
  UtteranceSummary,
} from './types.ts';
export type { Utterances, UtterancesArgs } from './utterance.ts';
