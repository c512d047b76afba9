import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import { Provider } from 'urql';
import type { VerbatimClient } from '../client.ts';

const Context = createContext<VerbatimClient | null>(null);

/** The props of a provider. */
export interface VerbatimProviderProps {
  /** The client for all components below. */
  client: VerbatimClient;
  /** The components below. */
  children?: ReactNode;
}

/**
 * Gives a client to the hooks below it, including those of urql.
 *
 * @param props the client and the components below
 * @returns the element
 * @example
 * ```tsx
 * import { createClient } from '@verbatim/client';
 * import { VerbatimProvider } from '@verbatim/client/react';
 *
 * const news = createClient({ url: 'http://127.0.0.1:4000/graphql' });
 * export const app = (
 *   <VerbatimProvider client={news}>
 *     <p>Who said what?</p>
 *   </VerbatimProvider>
 * );
 * ```
 */
export function VerbatimProvider({ client, children }: VerbatimProviderProps): ReactElement {
  return createElement(
    Context.Provider,
    { value: client },
    createElement(Provider, { value: client.urql }, children),
  );
}

/**
 * The client of the nearest provider.
 *
 * @returns the client
 * @throws Error if there is no provider above
 * @example
 * ```tsx
 * import { useVerbatim } from '@verbatim/client/react';
 *
 * export function Copy({ slug }: { slug: string }) {
 *   const news = useVerbatim();
 *   const copy = async () => navigator.clipboard.writeText((await news.articles.get(slug))?.body ?? '');
 *   return <button onClick={copy}>Copy the text</button>;
 * }
 * ```
 */
export function useVerbatim(): VerbatimClient {
  const client = useContext(Context);
  if (!client) throw new Error('There is no <VerbatimProvider> above this component');
  return client;
}
