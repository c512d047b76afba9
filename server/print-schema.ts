import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';
import { formatReference, formatSchema } from './import/format-schema.ts';
import { schema } from './schema.ts';
import { schemaText } from './site/schema-text.ts';

/** Where the printed schema is committed. */
export const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

/** What clients of another schema could stumble over in this one, a line each. */
export function breakingChanges(before: string): string[] {
  return findBreakingChanges(buildSchema(before), schema).map(({ description }) => description);
}

/** What is printed, and where it is committed. */
const PRINTED: readonly (readonly [URL, () => string])[] = [
  [SCHEMA_FILE, schemaText],
  [new URL('../seeds/format.schema.json', import.meta.url), formatSchema],
  [new URL('../seeds/FORMAT.md', import.meta.url), formatReference],
];

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
  if (!check) {
    for (const [file, print] of PRINTED) writeFileSync(file, print());
    return;
  }
  const changes = breakingChanges(committed() ?? schemaText());
  if (changes.length > 0) console.log(`Breaking changes since the last commit:\n  ${changes.join('\n  ')}`);
  for (const [file, print] of PRINTED) {
    if (existsSync(file) && readFileSync(file, 'utf8') === print()) continue;
    const name = relative(fileURLToPath(new URL('..', import.meta.url)), fileURLToPath(file));
    console.error(`${name} is not what the code says: run npm run schema and review the difference.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
