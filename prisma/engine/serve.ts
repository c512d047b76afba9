import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { explain } from './explain.ts';
import { createSource } from './source.ts';
import { loadSchemaEngine } from './wasm.ts';

interface Request {
  readonly id: number;
  readonly method?: string;
  readonly params?: unknown;
}

type Factory = ReturnType<typeof bindMigrationAwareSqlAdapterFactory>;
type Method = (params: unknown) => Promise<unknown>;

/**
 * Answers JSON-RPC requests, one a line, until stdin ends.
 *
 * @see https://github.com/prisma/prisma-engines/blob/main/schema-engine/json-rpc-api/src/lib.rs
 */
export async function serve(url: string | undefined, schemas: string[]): Promise<void> {
  const source = createSource(url);
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  // Prisma ends stdin and sends SIGTERM in the same breath; the database must be closed all the same.
  process.on('SIGTERM', () => lines.close());
  process.on('SIGINT', () => lines.close());
  const factory = bindMigrationAwareSqlAdapterFactory(source.factory);
  // A trap in the engine surfaces outside of the call that caused it, whose promise then never settles.
  const trap = new Promise<never>((_, reject) => process.on('uncaughtException', reject));
  trap.catch(() => {});
  let engine: Promise<SchemaEngine> | undefined;
  for await (const line of lines) {
    const request = JSON.parse(line) as Request;
    // What has no method is Prisma's receipt for a `print`.
    if (request.method === undefined) continue;
    try {
      engine ??= createEngine(factory, schemas);
      const answer = engine.then((ready) => call(ready, request.method ?? '', request.params));
      send({ id: request.id, result: await Promise.race([answer, trap]) });
    } catch (error) {
      send({ id: request.id, error: describe(original(error, factory), url) });
    }
  }
  await source.close();
}

async function createEngine(factory: Factory, schemas: string[]): Promise<SchemaEngine> {
  const SchemaEngine = await loadSchemaEngine();
  const datamodels = schemas.map((path): [string, string] => [path, readFileSync(path, 'utf8')]);
  return SchemaEngine.new({ datamodels }, () => {}, factory);
}

async function call(engine: SchemaEngine, name: string, params: unknown): Promise<unknown> {
  const method: unknown = Reflect.get(engine, name === 'getDatabaseVersion' ? 'version' : name);
  if (typeof method !== 'function') throw new Error(`The schema engine has no method ${name}`);
  const result: unknown = await (method as Method).call(engine, params).catch(async (error: unknown) => {
    if (!/must be provided through an external factory/.test(String(error))) throw error;
    // After it has applied migrations, the engine looks for its picture of them in a cache that only this fills.
    await engine.devDiagnostic(params as Parameters<SchemaEngine['devDiagnostic']>[0]);
    return (method as Method).call(engine, params);
  });
  if (name !== 'diff') return result ?? {};
  const { stdout, exitCode } = result as { stdout: string | null; exitCode: number };
  send({ id: 1, method: 'print', params: { content: stdout ?? '' } });
  return { exitCode };
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** The engine knows an error that came from our side only by its number. */
function original(error: unknown, factory: Factory): unknown {
  const id = /^External error id#(\d+)/.exec(error instanceof Error ? error.message : String(error))?.[1];
  return id === undefined ? error : (factory.errorRegistry.consumeError(Number(id))?.error ?? error);
}

/** As Prisma's own engine puts it; Prisma prints its codes above the message, with a blank line between. */
function describe(error: unknown, url: string | undefined): object {
  const { code, message } = explain(error, url ?? '');
  const text = code === undefined ? { message } : { message: `${code}: ${message}` };
  const data = code?.startsWith('P') === true ? { error_code: code, message } : text;
  return { code: 4466, message: 'An error happened.', data: { is_panic: false, ...data } };
}
