import { StrictMode, Suspense, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { cacheExchange } from 'urql';
import { createClient } from '../../../client/index.ts';
import { useArticle, useQuotes, useSearch, VerbatimProvider } from '../../../client/react/index.ts';

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
  const args = { filter: { article }, orderBy: 'POSITION' } as const;
  const { nodes, hasMore, loadMore, fetching, error, refetch } = useQuotes(args, { pageSize });
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
  const { nodes, fetching, hasMore, loadMore } = useSearch({ query, types: ['CLAIM'] }, { pageSize: 2 });
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

const scenes: Record<string, () => React.ReactNode> = {
  article: () => <Article />,
  suspense: () => (
    <Suspense fallback={<p>waiting</p>}>
      <Suspended slug="anadolu-sommet-trump-poutine" />
    </Suspense>
  ),
  quotes: () => <Quotes />,
  search: () => <Search />,
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
