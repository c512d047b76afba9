import { createInterface } from 'node:readline';
import { createDatasource } from './datasource.ts';
import { explain } from './explain.ts';
import { createMethods, type Methods } from './methods.ts';

interface Request {
  readonly id: number;
  readonly method?: string;
  readonly params?: unknown;
}

/**
 * Answers JSON-RPC requests, one a line, until stdin ends.
 *
 * @see https://github.com/prisma/prisma-engines/blob/main/schema-engine/json-rpc-api/src/lib.rs
 */
export async function serve(url: string | undefined, schemas: string[]): Promise<void> {
  const source = createDatasource(url);
  const methods = createMethods(source, schemas, url);
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  // Prisma ends stdin and sends SIGTERM in the same breath; the database must be closed all the same.
  process.on('SIGTERM', () => lines.close());
  process.on('SIGINT', () => lines.close());
  // A trap in WebAssembly surfaces outside of the call that caused it, whose promise then never settles.
  const trap = new Promise<never>((_, reject) => process.on('uncaughtException', reject));
  trap.catch(() => {});
  for await (const line of lines) {
    const { id, method, params } = JSON.parse(line) as Request;
    // What has no method is Prisma's receipt for a `print`.
    if (method === undefined) continue;
    try {
      send({ id, result: await Promise.race([answer(methods, method, params), trap]) });
    } catch (error) {
      send({ id, error: describe(error, url) });
    }
  }
  await source.close();
}

async function answer(methods: Methods, method: string, params: unknown): Promise<unknown> {
  const result = await methods.call(method, params);
  if (method !== 'diff') return result ?? {};
  const { stdout, exitCode } = result as { stdout: string | null; exitCode: number };
  send({ id: 1, method: 'print', params: { content: stdout ?? '' } });
  return { exitCode };
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** As Prisma's own engine puts it; Prisma prints its own codes above the message, with a blank line between. */
function describe(error: unknown, url: string | undefined): object {
  const { code, message } = explain(error, url ?? '');
  const text = code === undefined ? { message } : { message: `${code}: ${message}` };
  const data = code?.startsWith('P') === true ? { error_code: code, message } : text;
  return { code: 4466, message: 'An error happened.', data: { is_panic: false, ...data } };
}
