import { hostname } from 'node:os';
import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { createApp } from '../../../../server/app.ts';
import { type Config, defaultConfig } from '../../../../server/config.ts';
import { isErrorCode } from '../../../../server/errors.ts';
import { listen } from '../../../../server/start/listen.ts';
import { projectFile, testApp } from '../../../support/app.ts';
import type { Ending } from './case.ts';
import { Wire, type WireAnswer } from './wire.ts';

/** A line of the log. */
type LogLine = Record<string, unknown> & { msg: string };

/** The server on a port, with its log. */
export interface Site {
  port: number;
  /** Every line of the log so far. */
  log: LogLine[];
  /** The figures of /metrics. */
  metrics(): Promise<string>;
  close(): Promise<void>;
}

/** A server with the settings that it has by default, or others, on a seeded database and a port. */
export async function openSite(config: Partial<Config> = {}): Promise<Site> {
  const server = await testApp({ seeded: true });
  const log: LogLine[] = [];
  const output = new PassThrough();
  output.on('data', (line: Buffer) => log.push(JSON.parse(line.toString()) as LogLine));
  const app = createApp({
    database: server.database,
    config: { ...defaultConfig(), ...config },
    log: pino({ level: 'debug', base: null }, output),
  });
  const { url, stop } = await listen(app, 0, '127.0.0.1');
  return {
    port: Number(new URL(url).port),
    log,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    close: async () => {
      await stop();
      await app.close();
      await server.close();
    },
  };
}

/** Sends bytes on a connection of their own and reads one answer. */
export async function once(port: number, ...bytes: (string | Uint8Array)[]): Promise<WireAnswer | null> {
  const wire = new Wire(port);
  wire.write(...bytes);
  const answer = await wire.next();
  wire.destroy();
  return answer;
}

interface Body {
  data?: unknown;
  errors?: { message?: unknown; extensions?: { code?: unknown } }[];
}

/** How a request ended: the code of the first error, or that there is none. */
export function endingOf(answer: WireAnswer | null): Ending {
  if (answer === null) return 'closed';
  if (answer.body === '') return 'bare';
  const { errors } = JSON.parse(answer.body) as Body;
  if (errors === undefined) return 'ok';
  const [code] = errors.map(({ extensions }) => extensions?.code);
  if (!isErrorCode(code)) throw new Error(`an error without a code of the table: ${answer.body}`);
  return code;
}

/** What no answer may hold: traces of the code, of the machine, of SQL and of drivers. */
const LEAKS: readonly RegExp[] = [
  /\n\s+at |\.[cm]?[jt]s:\d+|node_modules|node:internal|file:\/\//,
  /\bSELECT\b[\s\S]*\bFROM\b|\bSQLSTATE\b|\bsyntax error at or near\b|\brelation "|\bcolumn "|::(text|uuid|jsonb)/i,
  /prisma|postgres|pglite|pg-pool|\b(22|42|57)[0-9A-Z]{3}\b.*error/i,
  /\bE(CONN|PIPE|ADDR|NOENT)[A-Z]*\b|\b(Type|Range|Reference|Syntax)Error:/,
  /"(stack|stacktrace|exception|originalError)"/,
];

/** What an answer tells that it must not; undefined where it tells nothing. */
export function leakOf({ headers, body }: WireAnswer): string | undefined {
  const told = `${JSON.stringify(headers)}\n${body}`;
  const own = [projectFile('.'), process.cwd(), hostname()].filter((name) => name.length > 3);
  const pattern = LEAKS.find((leak) => leak.test(told));
  return pattern ? String(pattern.exec(told)?.[0]) : own.find((name) => told.includes(name));
}
