import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Usage } from './child.ts';
import type { Drawn, Operation } from './operations.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** A server under measurement, in a process of its own. */
export interface Contender {
  name: string;
  child: ChildProcess;
  port: number;
  path: string;
  /** Operations it has no statement for, found when answers are compared. */
  without: Set<string>;
  /** The body of a request; null: it has no such operation. */
  body(operation: Operation, drawn: Drawn): string | null;
}

/** All that can be measured, in the order of the table. */
export const CONTENDERS = ['verbatim', 'floor', 'compiled', 'postgraphile'] as const;

/** Waits for a message of a child. */
export function message<Value>(child: ChildProcess): Promise<Value> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a server ended with ${code}`));
    child.once('message', (value) => {
      child.off('exit', ended);
      resolve(value as Value);
    });
    child.once('exit', ended);
  });
}

/** What a server has used so far. */
export async function usage({ child }: Contender): Promise<Usage> {
  const answer = message<Usage>(child);
  child.send('usage');
  return answer;
}

async function start(file: string, url: string) {
  const child = fork(`${FOLDER}${file}`, {
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [
      ...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []),
      ...(file.endsWith('.ts') ? ['--import', 'tsx'] : []),
    ],
  });
  return { child, ...(await message<{ port: number; path: string }>(child)) };
}

/** Asks one server one thing. */
export async function ask({ port, path }: Pick<Contender, 'port' | 'path'>, body: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors || !answer.data) throw new Error(`${path}: ${JSON.stringify(answer.errors ?? answer)}`);
  return answer.data;
}

/** Starts those that are named. PostGraphile is left out where it is not installed. */
export async function startContenders(names: readonly string[], url: string): Promise<Contender[]> {
  const started: Contender[] = [];
  for (const name of CONTENDERS) {
    if (!names.includes(name)) continue;
    if (name === 'verbatim') {
      started.push({
        name,
        ...(await start('serve-verbatim.ts', url)),
        without: new Set(),
        body: ({ document }, { variables }) => JSON.stringify({ query: document, variables }),
      });
    } else if (name === 'postgraphile') {
      if (existsSync(`${FOLDER}postgraphile/node_modules`)) started.push(await postgraphile(url));
      else console.log('PostGraphile is not measured: npm ci --prefix tests/bench/postgraphile');
    } else {
      started.push({
        name,
        ...(await start('serve-floor.ts', url)),
        without: new Set(),
        path: `/${name}`,
        body: ({ name: operationName }, { variables, floor }) =>
          JSON.stringify({ operationName, ...(name === 'floor' ? { values: floor } : { variables }) }),
      });
    }
  }
  return started;
}

async function postgraphile(url: string): Promise<Contender> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(readFileSync(`${FOLDER}postgraphile/setup.sql`, 'utf8'));
  await client.end();
  const server = await start('postgraphile/serve.js', url);
  const digest = await cursorDigest(server);
  return {
    name: 'postgraphile',
    ...server,
    without: new Set(),
    body: ({ postgraphile }, drawn) =>
      postgraphile &&
      JSON.stringify({
        query: postgraphile({ row: '', article: '' }),
        variables: variablesOf(drawn, digest),
      }),
  };
}

/** PostGraphile's variables, with sort keys as its cursor. */
export function variablesOf({ postgraphile }: Drawn, digest: string): Record<string, unknown> {
  const { after, ...rest } = postgraphile ?? {};
  if (!Array.isArray(after)) return { ...postgraphile };
  return { ...rest, after: Buffer.from(JSON.stringify([digest, ...after])).toString('base64') };
}

/** The digest that PostGraphile's cursors of an order begin with. */
export async function cursorDigest(server: Pick<Contender, 'port' | 'path'>): Promise<string> {
  const query = '{ allQuotes(first: 1, orderBy: [DATE_PUBLISHED_DESC, ID_DESC]) { pageInfo { endCursor } } }';
  const data = (await ask(server, JSON.stringify({ query }))) as {
    allQuotes: { pageInfo: { endCursor: string } };
  };
  const [digest] = JSON.parse(
    Buffer.from(data.allQuotes.pageInfo.endCursor, 'base64').toString(),
  ) as string[];
  return digest as string;
}
