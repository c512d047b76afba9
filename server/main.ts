import { stopOnSignals } from './start/signals.ts';

const stop = stopOnSignals();

/** Starts the server: reads the settings, generates the Prisma client if needed, prepares the database, and listens. */
async function main(): Promise<void> {
  // Modules that take time to load are imported after the signals have handlers and the folder is locked.
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  const say = (line: string) => console.log(line);
  const { lockDatabase } = await import('./database/lock.ts');
  const lock = await lockDatabase(config.DATABASE_URL, { command: 'npm start', signal: stop });
  const { ensureClient } = await import('./start/client.ts');
  await ensureClient(config.DATABASE_URL, say, stop);
  const { serve } = await import('./start/serve.ts');
  const { url, close } = await serve(config, { say, lock, signal: stop });
  say(`Verbatim answers. Playground: ${url}/graphql  Examples: ${url}/`);
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await close();
}

main().then(
  () => process.exit(0),
  async (error: unknown) => {
    if (stop.aborted) {
      console.log((stop.reason as Error).message);
      process.exit(0);
    }
    const { isPlain } = await import('./start/error.ts');
    console.error(isPlain(error) ? error.message : error);
    process.exit(1);
  },
);
