import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga } from 'graphql-yoga';
import { createContext } from './context.ts';
import type { Database } from './database.ts';
import { schema } from './schema.ts';

/** What an app is made from. */
export interface AppOptions {
  database: Database;
}

/** The whole server but the port: main.ts listens with it, tests call its `fetch`. */
export function createApp({ database }: AppOptions) {
  return createYoga({
    schema,
    context: () => createContext(database.prisma),
    batching: false,
    renderGraphiQL,
  });
}

/** The server as main.ts and the tests use it. */
export type App = ReturnType<typeof createApp>;
