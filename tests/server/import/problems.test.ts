import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { announced, type Files, problemsOf, seedFolder, tableSizes } from './folder.ts';
import { MISTAKES } from './mistakes.ts';
import { UNREADABLE } from './unreadable.ts';

let app: TestApp;
let empty: Record<string, number>;
beforeAll(async () => {
  app = await testApp();
  empty = await tableSizes(app);
});
afterAll(() => app.close());

/** Expects just the problems that the files announce, and that nothing was written. */
async function expectProblems(files: Files): Promise<void> {
  const expected = announced(files);
  const problems = await problemsOf(app, files);
  const sorted = (lines: string[]) => lines.toSorted();
  expect(sorted(problems.map((line) => line.split(': ')[0] as string))).toEqual(
    sorted(expected.map(({ place }) => place)),
  );
  for (const { place, reason } of expected) {
    expect(problems.filter((line) => line.startsWith(`${place}: `)).join('\n')).toContain(reason);
  }
  expect(await tableSizes(app)).toEqual(empty);
}

describe('a problem is told with its file, line and reason, and nothing is written', () => {
  test.for([...UNREADABLE, ...MISTAKES])('%s', ([, files]) => expectProblems(files));
});

/** Files of many mistakes together, with names and texts of their own for each, so that none leads to another. */
function together(mistakes: [string, Files][]): Files {
  const files = mistakes.flatMap(([, files], i) => {
    const own = (text: string) =>
      text
        .replaceAll(
          /\b(slug|person|source|claim|article|subject|object|parent|affiliation|utterance|supersedes): ([a-z]+)\b/g,
          `$1: $2-${i}`,
        )
        .replaceAll(/^( *- )(un|deux)( #!.*)$/gm, `$1$2-${i}$3`)
        .replaceAll(/(#!.*) "(un|deux|trois|a|b)"/g, `$1 "$2-${i}"`)
        .replaceAll(/^( *body: ".*)"$/gm, `$1 ${i}"`)
        .replaceAll('https://a.fr/1 ', `https://a.fr/1-${i} `);
    return Object.entries(files).map(([path, content]): [string, Files[string]] => [
      `${i}/${path}`,
      typeof content === 'string' && path.endsWith('.yaml') ? own(content) : content,
    ]);
  });
  return Object.fromEntries(files);
}

test('all problems of all files are told at once', () => expectProblems(together(MISTAKES)));

test('so they are with files that cannot be read, but for references, which may lead into those', () => {
  const found = MISTAKES.filter(
    ([, files]) => !announced(files).some(({ reason }) => reason.startsWith('there is no')),
  );
  return expectProblems(together([...UNREADABLE, ...found]));
});

test('a document itself must be a file of the folder, in UTF-8', async () => {
  const files: Files = {
    'latin.yaml': Uint8Array.of(0x61, 0xe9),
    'link.yaml': (path) => symlinkSync('/etc/hostname', path),
    'pipe.yaml': (path) => execFileSync('mkfifo', [path]),
  };
  expect(await problemsOf(app, files)).toEqual([
    'seeds/latin.yaml:1: this file is not UTF-8',
    'seeds/link.yaml:1: this file is a symbolic link: put the file itself there',
    'seeds/pipe.yaml:1: this file is not a regular file',
  ]);
});

test('a document may lack what another one that cannot be read would have given', async () => {
  await expectProblems({
    'a.yaml': 'people:\n  - slug: zoe\n    name: Zoé\n    type: WOMAN #! people.0.type',
    'b.yaml':
      'article:\n  slug: un\n  language: fr\n  genre: OPINION\n  body: « Oui », dit Zoé.\n  quotes:\n    - { exact: Oui, type: DIRECT, chain: [{ role: SPEAKER, exact: Zoé, person: zoe }] }\n    - { exact: Non, type: DIRECT } #! is not printed',
  });
});

test('a mistake of form hides no wrong reference: the nearest slug is named, and both files of a slug given twice', async () => {
  const person = (slug: string) => `people:\n  - { slug: ${slug}, name: Zoé, type: PERSON }\n`;
  expect(
    await problemsOf(app, {
      'a.yaml': `${person('zoe-martin')}  - { slug: autre, name: Autre, type: WOMAN }\n`,
      'b.yaml': person('maria-keane'),
      'c.yaml': `${person('maria-keane')}article:\n  slug: un\n  language: fr\n  genre: OPINION\n  body: « Oui, je pars demain matin », dit Zoé.\n  quotes:\n    - exact: Oui, je pars ce matin\n      type: DIRECT\n      chain: [{ role: SPEAKER, exact: Zoé, person: maria-kean }, { role: ADDRESSEE, exact: Zoé, person: autre }]\n`,
    }),
  ).toEqual([
    expect.stringMatching(/^seeds\/a.yaml:3: people.1.type: /),
    'seeds/c.yaml:2: people.0.slug: the person "maria-keane" is given twice, in seeds/b.yaml as well',
    'seeds/c.yaml:9: article.quotes.0.exact: "Oui, je pars ce matin" is not printed in the text; the nearest words are "Oui, je pars demain matin"',
    'seeds/c.yaml:11: article.quotes.0.chain.0.person: there is no person "maria-kean": did you mean "maria-keane"?',
  ]);
});

test('an article whose document is gone stays, and the seed says so', async () => {
  const own = await testApp();
  const article = (slug: string) =>
    `article:\n  slug: ${slug}\n  language: fr\n  genre: OPINION\n  body: ${slug}.\n`;
  await seedFolder(own, { 'a.yaml': article('un'), 'b.yaml': article('deux') });
  const { closing } = await seedFolder(own, { 'a.yaml': article('un') });
  expect(closing).toMatch(
    /\nStill in the database, though no document has it any more: deux\. .*status: REJECTED/,
  );
  const again = await seedFolder(own, { 'a.yaml': article('un'), 'b.yaml': article('deux') });
  expect(again.closing).not.toContain('Still in the database');
});

test('what is stored already is a problem, too', async () => {
  const own = await testApp();
  const url = '  url: https://a.fr/1';
  const article = (slug: string, body: string, rest = '') =>
    `article:\n  slug: ${slug}\n  language: fr\n  genre: OPINION\n  body: ${body}\n${rest}`;
  await seedFolder(own, {
    'a.yaml': article('un', 'Un.', url),
    'b.yaml': article('deux', 'Deux.', '  supersedes: un'),
  });
  const before = await tableSizes(own);
  const files = {
    'a.yaml': article(
      'un #! give the new text a slug of its own and supersedes: un',
      'Une.',
      `${url} #! url of "cinq"`,
    ),
    'b.yaml': article('trois #! is already stored as "deux"', 'Deux.'),
    'c.yaml': article('quatre', 'Quatre.', '  url: https://a.fr/4\n  supersedes: un #! superseded by "deux"'),
    'd.yaml': article(
      'cinq',
      'Cinq.',
      '  headline: Six #! is not printed\n  url: https://a.fr/1 #! url of "un"',
    ),
  };
  const problems = await problemsOf(own, files);
  for (const { place, reason } of announced(files)) {
    expect(
      problems.find((line) => line.startsWith(place) && line.includes(reason)),
      `${place} ${reason}`,
    ).toBeDefined();
  }
  expect(problems).toHaveLength(announced(files).length);
  expect(await tableSizes(own)).toEqual(before);
});
