import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SETTINGS } from './config.ts';
import { ERROR_CODES } from './errors.ts';

const README = new URL('../README.md', import.meta.url);

/** The text of the README with its tables of settings and error codes replaced by those of the code. */
export function withTables(readme: string): string {
  const settings = table(
    ['Variable', 'Default', 'Meaning'],
    SETTINGS.map(({ name, default: value, meaning }) => [
      `\`${name}\``,
      value === '' ? '' : `\`${value}\``,
      meaning,
    ]),
  );
  const errors = table(
    ['Code', 'Status', 'Meaning'],
    Object.entries(ERROR_CODES).map(([code, { status, meaning }]) => [
      `\`${code}\``,
      String(status),
      meaning,
    ]),
  );
  return replaced(replaced(readme, 'settings', settings), 'errors', errors);
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function replaced(text: string, mark: string, content: string): string {
  const between = new RegExp(`(<!-- ${mark}:[^>]*-->\n\n)[^]*?(\n\n<!-- /${mark} -->)`);
  return text.replace(between, (_all, before: string, after: string) => `${before}${content}${after}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, 'utf8')));
}
