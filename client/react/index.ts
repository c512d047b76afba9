export type { Answer, HookOptions } from './document.ts';
export type { Pages, PagesOptions } from './pages.ts';
export { useVerbatim, VerbatimProvider, type VerbatimProviderProps } from './provider.ts';
export { useArticle } from './use-article.ts';
export { useQuotes } from './use-quotes.ts';
export { type SearchOptions, useSearch } from './use-search.ts';
