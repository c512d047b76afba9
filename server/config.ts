import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ACCESS } from './config/access.ts';
import { count } from './config/kinds.ts';
import { LIMITS } from './config/limits.ts';

/**
 * The settings, the only reader of the environment: read once at the start from environment variables and, where a
 * file .env is there, from that; what is set in the environment wins.
 */
const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(pglite:.+|postgres(ql)?:\/\/.+)$/,
      'takes pglite:<folder> or postgresql://user:password@host:port/database',
    )
    .default('pglite:.data')
    .describe('The database: an embedded one in a folder, or a PostgreSQL 15 or later.'),
  DATABASE_CONNECTIONS: count(
    1,
    10,
    'Connections to PostgreSQL at most; all servers on one database together must stay below its max_connections.',
  ),
  HOST: z
    .string()
    .min(1, 'takes a host name or address')
    .default('127.0.0.1')
    .describe('The address to listen on; 0.0.0.0 for all.'),
  PORT: z.coerce
    .number('takes a port number, 0 to 65535')
    .int('takes a whole number')
    .min(0, 'takes a port number, 0 to 65535')
    .max(65535, 'takes a port number, 0 to 65535')
    .default(4000)
    .describe('The port to listen on; 0 picks a free one.'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'takes fatal, error, warn, info, debug, trace or silent',
    )
    .default('info')
    .describe('The least severe log lines to write.'),
  COMPILED_READS: z
    .enum(['on', 'off', 'strict'], 'takes on, off or strict')
    .default('on')
    .describe(
      'Whether queries are compiled to one SQL statement each where that can be; the answers are the same. strict: a statement that fails is an error, not left to the resolvers.',
    ),
  ...ACCESS,
  ...LIMITS,
});

/** The settings of a server. */
export type Config = z.output<typeof settings>;

/** Settings that cannot be used; the message names each and says what it takes. */
class ConfigError extends Error {
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
  if (parsed.success) return parsed.data;
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

/** The settings where nothing is set. */
export function defaultConfig(): Config {
  return readConfig({});
}

/** Every setting with its default and meaning, for the README and its test. */
export const SETTINGS = Object.entries(settings.shape).map(([name, setting]) => ({
  name,
  default: String(setting.def.defaultValue),
  meaning: setting.description ?? '',
}));
