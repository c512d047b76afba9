import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PRISMA = fileURLToPath(new URL('../../prisma/', import.meta.url));

/** A file of `prisma/sql`: the current definition of what Prisma's schema language cannot say about one subject. */
export interface Rules {
  /** Its path from the root of the project. */
  readonly file: string;
  readonly text: string;
}

/** What a file of rules makes. */
export interface Made {
  readonly kind: 'function' | 'trigger' | 'constraint' | 'unique index' | 'index';
  readonly name: string;
}

/** The files of `prisma/sql`, in the order in which they are run. */
export function readRules(): Rules[] {
  if (!existsSync(`${PRISMA}sql`)) return [];
  return readdirSync(`${PRISMA}sql`)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({
      file: `prisma/sql/${name}`,
      text: tidy(readFileSync(`${PRISMA}sql/${name}`, 'utf8')),
    }));
}

const HEADER = /^-- file: (prisma\/sql\/\S+)$/m;

/** A file as it stands in a migration, below a line that names it. */
export function sectionOf({ file, text }: Rules): string {
  return `-- file: ${file}\n\n${text}`;
}

/** The files of rules that the script of a migration holds. */
export function sectionsIn(script: string): Rules[] {
  const [, ...parts] = tidy(script).split(HEADER);
  return parts.flatMap((file, index) =>
    index % 2 === 0 ? { file, text: tidy(parts[index + 1] ?? '') } : [],
  );
}

/** The files whose text is not the one that the latest of the migrations' scripts that holds them has. */
export function changedRules(scripts: readonly string[], rules: readonly Rules[] = readRules()): Rules[] {
  const latest = new Map(scripts.flatMap(sectionsIn).map(({ file, text }) => [file, text]));
  return rules.filter(({ file, text }) => latest.get(file) !== text);
}

/** Git may give files other line endings. */
function tidy(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}

const LOOP = /FOREACH \w+ IN ARRAY ARRAY\[([^\]]*)\] LOOP([\s\S]*?)END LOOP/g;

const KINDS: [Made['kind'], RegExp][] = [
  ['function', /^CREATE OR REPLACE FUNCTION (\w+)/gm],
  ['trigger', /(?:^|')CREATE (?:OR REPLACE )?TRIGGER (\w+)/gm],
  ['constraint', /^ {2}ADD CONSTRAINT (\w+)/gm],
  ['unique index', /^CREATE UNIQUE INDEX IF NOT EXISTS (\w+)/gm],
  ['index', /^CREATE INDEX IF NOT EXISTS (\w+)/gm],
];

/**
 * What the text of a file of rules makes. A statement that is executed for each word of an array, as `%1$s`, makes one
 * for each.
 */
export function madeBy(text: string): Made[] {
  const whole = text.replace(LOOP, (_, words: string, body: string) =>
    [...words.matchAll(/'(\w+)'/g)].map(([, word = '']) => body.replaceAll('%1$s', word)).join('\n'),
  );
  return KINDS.flatMap(([kind, pattern]) =>
    [...whole.matchAll(pattern)].map(([, name = '']) => ({ kind, name })),
  );
}
