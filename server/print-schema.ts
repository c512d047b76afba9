import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';
import { schema } from './schema.ts';
import { schemaText } from './site/schema-text.ts';

/** Where the printed schema is committed. */
export const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

/** What clients of another schema could stumble over in this one, a line each. */
export function breakingChanges(before: string): string[] {
  return findBreakingChanges(buildSchema(before), schema).map(({ description }) => description);
}

/** The schema of the last commit; null outside of a clone, or before there was one. */
function committed(): string | null {
  try {
    return execFileSync('git', ['show', 'HEAD:./schema.graphql'], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

function main(check: boolean): void {
  const printed = schemaText();
  if (!check) {
    writeFileSync(SCHEMA_FILE, printed);
    return;
  }
  const changes = breakingChanges(committed() ?? printed);
  if (changes.length > 0) console.log(`Breaking changes since the last commit:\n  ${changes.join('\n  ')}`);
  if (readFileSync(SCHEMA_FILE, 'utf8') === printed) return;
  console.error(
    'server/schema.graphql is not what the code says: run npm run schema and review the difference.',
  );
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
