import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { projectFile } from '../support/app.ts';
import { temporaryFolder } from '../support/server.ts';
import {
  absent,
  type Engine,
  inside,
  migrated,
  projectWithSeeds,
  run,
  seedCommand,
  seededArticles,
  storedArticles,
} from './seeding.ts';

const ENGINES: Engine[] = inject('templates').postgresql ? ['pglite', 'postgresql'] : ['pglite'];
const hasScript = (() => {
  try {
    execFileSync('script', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const ARTICLES = seededArticles();

describe.each(ENGINES)('npx prisma db seed on %s', (engine) => {
  test('writes all, says what step by step in plain lines, and a second time writes nothing', async () => {
    const url = await migrated(engine);
    const first = await seedCommand(url).ended;
    expect(first.code).toBe(0);
    const steps = ['sources, people, claims', ...Object.keys(ARTICLES).sort(), 'spellings and titles'];
    const lines = first.output.split('\n').filter((line) => /: .* (created|linked or unlinked)/.test(line));
    expect(lines.map((line) => line.split(': ')[0])).toEqual([
      ...steps,
      expect.stringMatching(/^Seeded in \d+\.\d s$/),
    ]);
    const sum = (i: 0 | 1) => Object.values(ARTICLES).reduce((all, counts) => all + counts[i], 0);
    expect(lines.at(-1)).toContain(
      `; articles ${Object.keys(ARTICLES).length} created; quotes ${sum(0)} created; appearances ${sum(1)} created; `,
    );
    expect(lines.join()).not.toContain('\u001b');
    expect(await inside(url, storedArticles)).toEqual(ARTICLES);

    const history = () => inside(url, ({ prisma }) => prisma.change.count());
    const before = await history();
    const second = await seedCommand(url).ended;
    expect(second.code).toBe(0);
    expect(second.output).toMatch(/\nSeeded in \d+\.\d s: nothing to write; \d+ unchanged\.\n/);
    expect(second.output).not.toMatch(/created|updated|rejected/);
    expect(await history()).toBe(before);
  });

  test('says of a database that is not migrated which command migrates it', async () => {
    const { code, output } = await seedCommand(absent(engine)).ended;
    expect(code).toBe(1);
    const [line = '', ...more] = output.split('\n').filter((line) => line.startsWith('The database'));
    expect(more).toEqual([]);
    expect(line).toMatch(engine === 'pglite' ? /is not migrated: it lacks 0_tables, / : / does not exist\. /);
    expect(line).toContain('npx prisma migrate deploy');
    expect(line.length).toBeLessThan(200);
    expect(output).not.toMatch(/quote_is_verbatim|\n\s+at /);
  });
});

// What follows does not depend on the engine.
describe('npx prisma db seed', () => {
  test.skipIf(!hasScript)('draws a progress bar on a terminal, and the closing line', async () => {
    const url = await migrated('pglite');
    const { code, output } = await run('script', ['-qec', 'npx prisma db seed', '/dev/null'], url).ended;
    expect(code).toBe(0);
    expect(output).toMatch(/[█=]+.* 7\/7 spellings and titles/);
    expect(output).not.toMatch(/^tater-le-terrain: /m);
    expect(output).toMatch(/Seeded in \d+\.\d s: sources 9 created; /);
  });

  test('with --check checks without a database, beside a server that holds it, and refuses other options', async () => {
    const nowhere = 'pglite:/nowhere/at/all';
    const check = (...args: string[]) => run('npx', ['prisma', 'db', 'seed', '--', ...args], nowhere).ended;
    const { code, output } = await check('--check');
    expect(output).toMatch(
      /^\d+ documents with \d+ articles and \d+ quotes are in order\. Nothing was written\.$/m,
    );
    expect(code).toBe(0);
    const other = await check('--chek');
    expect(other.code).toBe(1);
    expect(other.output).toContain("Unknown option '--chek'");
    expect(other.output).not.toMatch(/\n\s+at /);
  });

  test('tells all problems, with file and line, exits with 1 and writes nothing', async () => {
    const broken = temporaryFolder();
    const change = (name: string, from: string, to: string) => {
      const text = readFileSync(projectFile(`seeds/${name}`), 'utf8');
      if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
      const file = name.replace('/', '-');
      writeFileSync(join(broken, file), text.replace(from, to));
      return [name, join(broken, file)] as const;
    };
    const files = [
      change('articles/tater-le-terrain.yaml', '- exact: ', '- exact: pas imprimé\n      suffix: '),
      change('sources/cnn.yaml', 'slug: cnn', 'slug: CNN'),
    ];
    const url = await migrated('pglite');
    const { code, output } = await seedCommand(url, projectWithSeeds(Object.fromEntries(files))).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/2 problems, nothing was written:/);
    expect(output).toMatch(/^seeds\/articles\/tater-le-terrain\.yaml:\d+: .*"pas imprimé" is not printed/m);
    expect(output).toMatch(/^seeds\/sources\/cnn\.yaml:\d+: source\.slug: is not a slug/m);
    expect(output).not.toMatch(/\n\s+at /);
    const rows = await inside(url, ({ prisma }) =>
      Promise.all([prisma.change.count(), prisma.source.count()]),
    );
    expect(rows).toEqual([0, 0]);
  });
});
