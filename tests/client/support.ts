import { type ClientOptions, createClient, type VerbatimClient } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';

/** A client that speaks to a seeded server in this process. */
export async function seededClient(
  options: Partial<ClientOptions> = {},
): Promise<{ news: VerbatimClient; app: TestApp }> {
  const app = await testApp({ seeded: true });
  return { app, news: clientOf(app, options) };
}

/** A client that speaks to a server in this process. */
export function clientOf({ app }: TestApp, options: Partial<ClientOptions> = {}): VerbatimClient {
  return createClient({ url: 'http://verbatim.test/graphql', fetch: app.fetch, ...options });
}
