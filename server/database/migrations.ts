import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** A committed migration. */
export interface Migration {
  name: string;
  script: string;
  /** SHA-256 of the script, as Prisma records it. */
  checksum: string;
}

/** The names of the committed migrations, in their order. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(MIGRATIONS, entry.name, 'migration.sql')))
    .map(({ name }) => name)
    .sort();
}

/** The committed migrations, in their order. */
export function readMigrations(): Migration[] {
  return migrationNames().map((name) => {
    const script = readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8');
    return { name, script, checksum: sha256(script) };
  });
}

/** True if a script has this checksum, with either kind of line endings: git may have changed them. */
export function isSameScript(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].some((text) => sha256(text) === checksum);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
