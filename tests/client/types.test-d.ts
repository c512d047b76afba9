// Type tests: `npm run check` compiles them, nothing runs them.
import { expectTypeOf } from 'vitest';
import {
  type AnyNode,
  type ArticleDetail,
  type ArticleSummary,
  createClient,
  type ErrorCode,
  type Page,
  QuotesDocument,
  type QuoteWithChain,
  type SearchHit,
  type TypedDocument,
  VerbatimError,
} from '../../client/index.ts';
import { useArticle, useQuotes, useSearch } from '../../client/react/index.ts';
import type { ErrorCode as ServerErrorCode } from '../../server/errors.ts';

const news = createClient({ url: 'http://verbatim.test/graphql' });

// Variables: what is required is required, what is not known is refused.
news.quotes.list();
news.quotes.list({ filter: { speaker: 'donald-trump', type: ['DIRECT'] }, orderBy: 'POSITION', first: 1 });
news.articles.get({ sha256: '' });
// @ts-expect-error: a slug is required
news.people.get();
// @ts-expect-error: there is no such filter
news.quotes.list({ filter: { speakers: 'donald-trump' } });
// @ts-expect-error: orders are those of the schema
news.quotes.list({ orderBy: 'position' });
// @ts-expect-error: an article has no id as a key
news.articles.get({ id: '' });
// @ts-expect-error: sources have no order to choose
news.sources.list({ orderBy: 'NAME' });
// @ts-expect-error: pages have a size, not a first
news.quotes.paginate({ first: 10 });

// Nullability is the schema's, dates are strings.
expectTypeOf(news.articles.get('')).resolves.toEqualTypeOf<ArticleDetail | null>();
expectTypeOf<ArticleSummary['headline']>().toEqualTypeOf<string | null>();
expectTypeOf<ArticleSummary['datePublished']>().toEqualTypeOf<string | null>();
expectTypeOf<ArticleDetail['createdAt']>().toEqualTypeOf<string>();
expectTypeOf<ArticleDetail['body']>().toEqualTypeOf<string>();
expectTypeOf<ArticleSummary['source']>().extract<null>().toEqualTypeOf<null>();
expectTypeOf<QuoteWithChain['attributions'][number]['person']>().extract<null>().toEqualTypeOf<null>();
expectTypeOf<QuoteWithChain['speakers'][number]>().extract<null>().toBeNever();
expectTypeOf<QuoteWithChain['type']>().toEqualTypeOf<'DIRECT' | 'INDIRECT' | 'MIXED'>();

// Lists give pages of the same shapes, and the rows themselves.
expectTypeOf(news.quotes.list()).resolves.toEqualTypeOf<Page<QuoteWithChain>>();
expectTypeOf(news.articles.paginate()).toEqualTypeOf<AsyncGenerator<ArticleSummary, void, undefined>>();
expectTypeOf<Page<ArticleSummary>['totalCount']>().toEqualTypeOf<number | undefined>();

// Unions narrow by __typename.
const node = {} as AnyNode;
if (node.__typename === 'Claim') expectTypeOf(node.text).toEqualTypeOf<string>();
if (node.__typename === 'Person') expectTypeOf(node.name).toEqualTypeOf<string>();
// @ts-expect-error: not every node has a text
node.text;

// Documents of one's own bring their types along.
declare const document: TypedDocument<{ person: { name: string } | null }, { slug: string }>;
declare const plain: TypedDocument<{ __typename: 'Query' }, Record<string, never>>;
expectTypeOf(news.query(document, { slug: '' })).resolves.toEqualTypeOf<{
  person: { name: string } | null;
}>();
expectTypeOf(news.query(plain)).resolves.toEqualTypeOf<{ __typename: 'Query' }>();
expectTypeOf(news.query(QuotesDocument, { first: 1 })).resolves.toHaveProperty('page');
// @ts-expect-error: the variable is required
news.query(document);
// @ts-expect-error: and a string
news.query(document, { slug: 1 });

// Errors: every code of the server is known, a newer one is allowed.
declare const error: VerbatimError;
expectTypeOf(error.kind).toEqualTypeOf<'network' | 'http' | 'graphql' | 'timeout' | 'abort'>();
expectTypeOf(error.code).toEqualTypeOf<ErrorCode | null>();
expectTypeOf<ServerErrorCode>().toExtend<ErrorCode>();
expectTypeOf(error).toExtend<Error>();
expectTypeOf(VerbatimError).toBeConstructibleWith('', { kind: 'abort', operation: null });

// Options: what is sent by hash may go by GET.
createClient({ url: '', persisted: true, preferGet: true, token: async () => null, retry: { retries: 1 } });
// @ts-expect-error: where the server is must be said
createClient({ persisted: true });
// @ts-expect-error: a switch, not a method
createClient({ url: '', preferGet: 'GET' });

// Hooks give what the namespaces give.
expectTypeOf(useArticle).returns.toHaveProperty('data').toEqualTypeOf<ArticleDetail | null | undefined>();
expectTypeOf(useQuotes).returns.toHaveProperty('nodes').toEqualTypeOf<QuoteWithChain[]>();
expectTypeOf(useSearch).returns.toHaveProperty('nodes').toEqualTypeOf<SearchHit[]>();
// @ts-expect-error: the filter is that of quotes
export const useWrong = () => useQuotes({ filter: { genre: ['OPINION'] } });
