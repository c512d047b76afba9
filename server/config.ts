import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ACCESS } from './config/access.ts';
import { count } from './config/kinds.ts';
import { EMBEDDED_COST, LIMITS } from './config/limits.ts';

/**
 * The settings. Nothing else in the server reads its settings from the environment. A start reads them once, from
 * environment variables and from the file .env if there is one. An environment variable wins over the same line of
 * .env.
 */
const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(pglite:.+|postgres(ql)?:\/\/.+)$/,
      'takes pglite:<folder> or postgresql://user:password@host:port/database',
    )
    .default('pglite:.data')
    .describe('The database: an embedded one in a folder, or a PostgreSQL server of version 15 or later.'),
  DATABASE_CONNECTIONS: count(
    1,
    10,
    'The most connections that the server opens to PostgreSQL. All servers on one database together must stay below its max_connections.',
  ),
  HOST: z
    .string()
    .min(1, 'takes a host name or address')
    .default('127.0.0.1')
    .describe('The address to listen on. 0.0.0.0 means every address of the machine.'),
  PORT: z.coerce
    .number('takes a port number, 0 to 65535')
    .int('takes a whole number')
    .min(0, 'takes a port number, 0 to 65535')
    .max(65535, 'takes a port number, 0 to 65535')
    .default(4000)
    .describe('The port to listen on. 0 picks a free port.'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'takes fatal, error, warn, info, debug, trace or silent',
    )
    .default('info')
    .describe(
      'The lowest level that is logged: fatal, error, warn, info, debug or trace. silent logs nothing.',
    ),
  COMPILED_READS: z
    .enum(['on', 'off', 'strict'], 'takes on, off or strict')
    .default('on')
    .describe(
      'on: each query is compiled to one SQL statement where possible; if that fails, resolvers answer. off: resolvers answer every query. The answers are the same. strict: like on, but a compiled statement that fails is an error.',
    ),
  ...ACCESS,
  ...LIMITS,
});

/** The settings of a server. */
export type Config = z.output<typeof settings>;

/** Some settings have wrong values. The message names them and says what they take. */
export class ConfigError extends Error {
  /** Stable code of this error. */
  readonly code = 'INVALID_SETTING';
}

/**
 * Reads the settings.
 *
 * @throws ConfigError naming every variable that has a wrong value, and what it takes
 */
export function readConfig(environment: NodeJS.ProcessEnv = loadEnvironment()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (parsed.success) {
    const isEmbedded = parsed.data.DATABASE_URL.startsWith('pglite:');
    return isEmbedded && given.MAX_COST === undefined
      ? { ...parsed.data, MAX_COST: EMBEDDED_COST }
      : parsed.data;
  }
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    // A URL may hold a password, and a token is one.
    return /_(URL|TOKEN)$/.test(name)
      ? `${name} ${issue.message}`
      : `${name} is ${given[name]}: ${name} ${issue.message}`;
  });
  throw new ConfigError(lines.join('\n'));
}

const FILE = fileURLToPath(new URL('../.env', import.meta.url));

function loadEnvironment(): NodeJS.ProcessEnv {
  if (existsSync(FILE)) process.loadEnvFile(FILE);
  return process.env;
}

/** The default of every setting, with the limits of a PostgreSQL database. */
export function defaultConfig(): Config {
  return settings.parse({});
}

/** Every setting with its default and meaning, for the README and its test. */
export const SETTINGS = Object.entries(settings.shape).map(([name, setting]) => ({
  name,
  default: String(setting.def.defaultValue),
  meaning: setting.description ?? '',
}));
