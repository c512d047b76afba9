import type {
  AnyNodeFragment,
  AppearanceSummaryFragment,
  ArticleDetailFragment,
  ArticleRefFragment,
  ArticleSummaryFragment,
  ChainLinkFragment,
  CheckedQuoteFragment,
  ClaimDetailFragment,
  ClaimRefFragment,
  ClaimSummaryFragment,
  CountedQuotesFragment,
  CoveredClaimFragment,
  PersonDetailFragment,
  PersonRefFragment,
  PersonSummaryFragment,
  QuoteWithChainFragment,
  RelationSummaryFragment,
  SearchHitFragment,
  SharedPassageFragment,
  SourceDetailFragment,
  SourceRefFragment,
  SourceSummaryFragment,
  UtteranceDetailFragment,
  UtteranceSummaryFragment,
} from './generated/graphql.ts';

/** An article as others name it. */
export type ArticleRef = ArticleRefFragment;
/** An article in a list: all but its text. */
export type ArticleSummary = ArticleSummaryFragment;
/** An article with its text. */
export type ArticleDetail = ArticleDetailFragment;

/** A passage that an article shares with another one. */
export type SharedPassage = SharedPassageFragment;

/** An outlet as others name it. */
export type SourceRef = SourceRefFragment;
/** An outlet in a list. */
export type SourceSummary = SourceSummaryFragment;
/** An outlet with every spelling of its name. */
export type SourceDetail = SourceDetailFragment;

/** A person, organisation or group as others name it. */
export type PersonRef = PersonRefFragment;
/** A person, organisation or group in a list. */
export type PersonSummary = PersonSummaryFragment;
/** A person, organisation or group with its names, titles and who quotes it. */
export type PersonDetail = PersonDetailFragment;

/** One link of the chain by which a quote is ascribed. */
export type ChainLink = ChainLinkFragment;
/** A quote with its place in the article and the chain by which it is ascribed. */
export type QuoteWithChain = QuoteWithChainFragment;

/** A quote that prints a sentence that was asked about, with how the two differ. */
export type CheckedQuote = CheckedQuoteFragment;
/** How many quotes there are of one day, outlet or speaker. */
export type CountedQuotes = CountedQuotesFragment;

/** An act of speech in a list. */
export type UtteranceSummary = UtteranceSummaryFragment;
/** An act of speech with its wordings, its speakers and the quotes that print it, the first 100 of each. */
export type UtteranceDetail = UtteranceDetailFragment;

/** A claim as others name it. */
export type ClaimRef = ClaimRefFragment;
/** A claim in a list, with how many independent origins support it. */
export type ClaimSummary = ClaimSummaryFragment;
/** A claim with where it appears and what it is related to, the first 100 of each. */
export type ClaimDetail = ClaimDetailFragment;
/** Where an article states, denies or discusses a claim. */
export type AppearanceSummary = AppearanceSummaryFragment;
/** A claim and what each of several articles says of it. */
export type CoveredClaim = CoveredClaimFragment;
/** A relation between two claims, with its reason. */
export type RelationSummary = RelationSummaryFragment;

/** What a search found, and where its text shows it. */
export type SearchHit = SearchHitFragment;

/** Anything that has a global id; `__typename` tells what it is. */
export type AnyNode = AnyNodeFragment;
