export type { Appearances, AppearancesArgs } from './appearance.ts';
export type { ArticleKey, Articles, ArticlesArgs, ChangesArgs, OverlapsArgs } from './article.ts';
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
  type AnyNode,
  AppearanceDocument,
  type AppearanceFilter,
  type AppearanceSummary,
  AppearancesDocument,
  type ArticleDetail,
  ArticleDocument,
  type ArticleFilter,
  type ArticleGenre,
  type ArticleOrder,
  type ArticleRef,
  type ArticleSummary,
  ArticlesDocument,
  type AttributionRole,
  type ChainLink,
  type ChangeAction,
  type Changes,
  ChangesDocument,
  type CheckedQuote,
  type ClaimDetail,
  ClaimDocument,
  type ClaimFilter,
  type ClaimOrder,
  type ClaimRef,
  type ClaimRelationType,
  type ClaimSummary,
  ClaimsDocument,
  type CountedQuotes,
  CoverageDocument,
  type CoveredClaim,
  type CreditRole,
  type NameType,
  NodeDocument,
  NodesDocument,
  OverlapsDocument,
  type PageCursors,
  PeopleDocument,
  type PersonDetail,
  PersonDocument,
  type PersonFilter,
  type PersonOrder,
  type PersonRef,
  type PersonSummary,
  type PersonType,
  QuoteCheckDocument,
  type QuoteCountBy,
  QuoteCountsDocument,
  QuoteDocument,
  type QuoteFilter,
  type QuoteOrder,
  QuotesDocument,
  type QuoteType,
  type QuoteWithChain,
  type RelationSummary,
  type ReviewStatus,
  SearchDocument,
  type SearchHit,
  type SearchType,
  type SharedPassage,
  type SourceDetail,
  SourceDocument,
  type SourceFilter,
  type SourceRef,
  type SourceSummary,
  SourcesDocument,
  type SourceType,
  type Stance,
  type UtteranceDetail,
  UtteranceDocument,
  type UtteranceFilter,
  type UtteranceOrder,
  type UtteranceSummary,
  UtterancesDocument,
  type Voice,
  type WordDifferenceKind,
} from './generated/graphql.ts';
export type { CollectArgs, Listing, Page, PageArgs, PaginateArgs } from './page.ts';
export type { People, PeopleArgs } from './person.ts';
export type { QuoteCheckArgs, QuoteCountsArgs, QuoteKey, Quotes, QuotesArgs } from './quote.ts';
export type { RequestOptions } from './request.ts';
export type { Search, SearchArgs } from './search.ts';
export type { Sources, SourcesArgs } from './source.ts';
export { highlight, type Segment, type Span, sliceCodePoints, toCodeUnits } from './text.ts';
export type { Fetch, RetryOptions, Token } from './transport.ts';
export type { Utterances, UtterancesArgs } from './utterance.ts';
