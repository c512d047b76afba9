import { ConfigError, readConfig } from './config.ts';
import { ensureClient } from './start/client.ts';
import { isPlain } from './start/error.ts';

/** Starts the server: reads the settings, brings client and database to where they must be, and listens. */
async function main(): Promise<void> {
  const config = readConfig();
  const say = (line: string) => console.log(line);
  await ensureClient(config.DATABASE_URL, say);
  // What follows needs the client.
  const { serve } = await import('./start/serve.ts');
  const { url, stop } = await serve(config, say);
  say(`Verbatim answers. Playground: ${url}/graphql  Examples: ${url}/`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => exitWith(error),
      );
    });
  }
}

function exitWith(error: unknown): never {
  console.error(error instanceof ConfigError || isPlain(error) ? error.message : error);
  process.exit(1);
}

main().catch(exitWith);
