import { StrictMode, Suspense, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { cacheExchange } from 'urql';
import type { TypedDocument } from '../../../client/index.ts';
import { createClient } from '../../../client/index.ts';
import * as hooks from '../../../client/react/index.ts';

const { useArticle, useQuotes, useSearch, VerbatimProvider } = hooks;

// What the browser test renders: one scene for each behaviour, chosen by the hash of the address.

function Article() {
  const [slug, setSlug] = useState<string | null>('anadolu-sommet-trump-poutine');
  const { data, error, fetching, refetch } = useArticle(slug);
  return (
    <>
      <h1>{data === null ? 'no such article' : data?.headline}</h1>
      <output>{JSON.stringify({ fetching, slug: data?.slug, code: error?.code })}</output>
      <button type="button" onClick={() => setSlug('tater-le-terrain')}>
        Other
      </button>
      <button type="button" onClick={() => setSlug('no-such-article')}>
        Unknown
      </button>
      <button type="button" onClick={() => setSlug(null)}>
        None
      </button>
      <button type="button" onClick={refetch}>
        Again
      </button>
    </>
  );
}

function Suspended({ slug }: { slug: string }) {
  const { data } = useArticle(slug, { suspense: true });
  return <h1>{data?.headline}</h1>;
}

function Quotes() {
  const [article, setArticle] = useState('anadolu-sommet-trump-poutine');
  const [pageSize, setPageSize] = useState(4);
  const args = { filter: { article }, orderBy: 'POSITION', pageSize } as const;
  const { nodes, hasMore, loadMore, fetching, error, refetch } = useQuotes(args);
  return (
    <>
      <ol>
        {nodes.map(({ id, exact }) => (
          <li key={id}>{exact}</li>
        ))}
      </ol>
      <output>{JSON.stringify({ rows: nodes.length, hasMore, fetching, code: error?.code })}</output>
      <button
        type="button"
        onClick={() => {
          loadMore();
          loadMore();
        }}
      >
        More
      </button>
      <button type="button" onClick={() => setArticle('tater-le-terrain')}>
        Other
      </button>
      <button type="button" onClick={() => setPageSize(1000)}>
        Too many
      </button>
      <button type="button" onClick={refetch}>
        Again
      </button>
    </>
  );
}

function Search() {
  const [query, setQuery] = useState('');
  const { nodes, fetching, hasMore, loadMore } = useSearch({ query, types: ['CLAIM'], pageSize: 2 });
  return (
    <>
      <input value={query} onChange={(event) => setQuery(event.target.value)} />
      <ol>
        {nodes.map(({ cursor, snippet }) => (
          <li key={cursor}>{snippet}</li>
        ))}
      </ol>
      <output>{JSON.stringify({ rows: nodes.length, hasMore, fetching })}</output>
      <button type="button" onClick={loadMore}>
        More
      </button>
    </>
  );
}

/** Every hook that fetches by a key, with its first list, and what each shows. */
function Nouns() {
  const articles = hooks.useArticles({ orderBy: 'PUBLISHED_ASC', pageSize: 2 }).nodes;
  const sources = hooks.useSources({ pageSize: 2 }).nodes;
  const people = hooks.usePeople({ orderBy: 'MOST_QUOTED', pageSize: 2 }).nodes;
  const quotes = hooks.useQuotes({ filter: { speaker: 'donald-trump' }, pageSize: 2 }).nodes;
  const utterances = hooks.useUtterances({ filter: { attributionConflict: false }, pageSize: 2 }).nodes;
  const claims = hooks.useClaims({ orderBy: 'MOST_CORROBORATED', pageSize: 2 }).nodes;
  const appearances = hooks.useAppearances({ pageSize: 2 }).nodes;
  const slugs = articles.map(({ slug }) => slug);
  const coverage = hooks.useCoverage(slugs.length > 0 ? { articles: slugs, pageSize: 2 } : null);
  const state = {
    article: useArticle(slugs[0]).data?.slug === slugs[0],
    overlaps: Array.isArray(hooks.useOverlaps(slugs[0], { minWords: 8 }).data),
    source: hooks.useSource(sources[0]?.slug).data?.id === sources[0]?.id,
    person: hooks.usePerson(people[0]?.slug).data?.id === people[0]?.id,
    quote: hooks.useQuote(quotes[0]?.id).data?.exact === quotes[0]?.exact,
    utterance: hooks.useUtterance(utterances[0]?.slug).data?.id === utterances[0]?.id,
    claim: hooks.useClaim(claims[0]?.slug).data?.text === claims[0]?.text,
    appearance: hooks.useAppearance(appearances[0]?.id).data?.exact === appearances[0]?.exact,
    counts: hooks.useQuoteCounts({ by: 'SOURCE' }).data?.some(({ count }) => count > 0),
    rows: [articles, sources, people, quotes, utterances, claims, appearances, coverage.nodes].map(
      (n) => n.length,
    ),
  };
  return <output>{JSON.stringify(state)}</output>;
}

function Check() {
  const [text, setText] = useState('');
  const { data, fetching } = hooks.useQuoteCheck({ text, first: 1 });
  return (
    <>
      <input value={text} onChange={(event) => setText(event.target.value)} />
      <output>{JSON.stringify({ printed: data?.[0]?.quote.exact, fetching })}</output>
    </>
  );
}

const WORDS =
  `query Words($slug: String!) { article(slug: $slug) { wordCount } }` as unknown as TypedDocument<
    { article: { wordCount: number } | null },
    { slug: string }
  >;

function Own() {
  const [slug, setSlug] = useState<string | null>(null);
  const { data, fetching } = hooks.useDocument(WORDS, slug === null ? null : { slug });
  return (
    <>
      <output>{JSON.stringify({ words: data?.article?.wordCount, fetching })}</output>
      <button type="button" onClick={() => setSlug('tater-le-terrain')}>
        Ask
      </button>
    </>
  );
}

const scenes: Record<string, () => React.ReactNode> = {
  article: () => <Article />,
  suspense: () => (
    <Suspense fallback={<p>waiting</p>}>
      <Suspended slug="anadolu-sommet-trump-poutine" />
    </Suspense>
  ),
  quotes: () => <Quotes />,
  search: () => <Search />,
  nouns: () => <Nouns />,
  check: () => <Check />,
  own: () => <Own />,
};

const Scene = () => scenes[location.hash.slice(1)]?.() ?? 'no such scene';
const news = createClient({ url: '/graphql', exchanges: [cacheExchange], retry: false });
createRoot(document.body.appendChild(document.createElement('main'))).render(
  <StrictMode>
    <VerbatimProvider client={news}>
      <Scene />
    </VerbatimProvider>
  </StrictMode>,
);
