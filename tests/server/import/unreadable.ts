import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import type { Files } from './folder.ts';
import { article, BODY, one, person } from './pieces.ts';

/** Makes a file of a byte more than may be read, without writing one. */
function writeSparse(path: string): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, 10_000_001);
  closeSync(file);
}

/** What keeps a document from being read; the line of each problem says so itself, behind `#!`. */
export const UNREADABLE: [string, Files][] = [
  ['no YAML', one('people:\n  - slug: [zoe #! Flow sequence')],
  ['a key twice', one(`claims: []\nclaims: [] #! Map keys must be unique`)],
  ['an unknown key', one(`claims: []\npersons: [] #! the format has no key "persons"`)],
  ['an unknown key in a row', one(person(`    nom: Zoé #! people.0: the format has no key "nom"`))],
  ['no document', one('just words #! expected object')],
  ['nothing', one('#! expected object')],
  ['a list for a document', one('- a #! expected object')],
  ['a missing key', one('claims:\n  - slug: a #! claims.0.text\n    language: fr')],
  // ---- values
  ['a slug with capitals', one(`claims:\n  - slug: Zoé #! is not a slug\n    text: Oui.\n    language: fr`)],
  ['a slug that ends in a hyphen', one(`utterances:\n  - slug: zoe- #! is not a slug`)],
  ['a slug of 121 letters', one(`utterances:\n  - slug: ${'z'.repeat(121)} #! 120`)],
  ['a claim without a language', one(`claims:\n  - slug: a #! has no language\n    text: Oui.`)],
  [
    'an utterance whose slug has capitals, where it is named',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      utterance: Oui #! is not a slug`,
      ),
    ),
  ],
  [
    'an unknown key of an utterance, where it is given',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      utterance:\n        slug: oui\n        jour: lundi #! the format has no key "jour"`,
      ),
    ),
  ],
  ['an empty text', one(`utterances:\n  - slug: a\n    text: "" #! is empty`)],
  ['NUL', one(`utterances:\n  - slug: a\n    text: "a\\0b" #! NUL`)],
  ['half of a surrogate pair', one(`utterances:\n  - slug: a\n    text: "a\\ud83d" #! surrogate`)],
  ['a byte order mark', one(`utterances:\n  - slug: a\n    text: "\\ufeffa" #! byte order mark`)],
  ['a number for a text', one(`utterances:\n  - slug: a\n    text: 5 #! expected string`)],
  ['a day that is none', one(`utterances:\n  - slug: a\n    saidOn: 2025-02-30 #! is not a date`)],
  ['a day of the year 0', one(`utterances:\n  - slug: a\n    saidOn: 0000-01-01 #! is not a date`)],
  ['a time for a day', one(`utterances:\n  - slug: a\n    saidOn: 2025-08-15T10:00:00Z #! is not a date`)],
  [
    'an instant without a zone',
    one(article(BODY, '  publishedAt: 2025-08-15T19:30:00 #! is not a date and time')),
  ],
  [
    'an instant of the year 0',
    one(article(BODY, '  publishedAt: 0001-01-01T00:00:00+01:00 #! is not a date and time')),
  ],
  ['a language that is none', one(`utterances:\n  - slug: a\n    language: français #! language tag`)],
  ['a language in other letters', one(`utterances:\n  - slug: a\n    language: pt-br #! language tag`)],
  [
    'a language longer than 35 characters',
    one(`utterances:\n  - slug: a\n    language: de-Latn-DE-1996-abcdef-x-aaaaaaaa-bb #! language tag`),
  ],
  ['a country that is none', one(`source:\n  slug: a\n  name: A\n  country: France #! ISO 3166-1`)],
  ['another protocol', one(`source:\n  slug: a\n  name: A\n  homepage: ftp://a.fr/ #! is not an http`)],
  ['a name longer than 300 characters', one(`source:\n  slug: a\n  name: ${'a'.repeat(301)} #! 300`)],
  [
    'a url longer than 2000 characters',
    one(`source:\n  slug: a\n  name: A\n  homepage: https://a.fr/${'a'.repeat(2000)} #! 2000`),
  ],
  [
    'a word that is not in the list',
    one(article(BODY, '  byline: Zoé').replace('OPINION', 'SATIRE #! genre')),
  ],
  [
    'neither body nor file',
    one(`article: #! either body or file\n  slug: un\n  language: fr\n  genre: OPINION`),
  ],
  [
    'body and file',
    one(article(BODY, '  file: a.txt').replace('article:', 'article: #! either body or file')),
  ],
  [
    'a file in another folder',
    one(`article:\n  slug: un\n  language: fr\n  genre: OPINION\n  file: ../a.txt #! not the name of a file`),
  ],
  [
    'a link to a person and a source',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      chain:\n        - { role: SPEAKER, exact: Il, person: a, source: b } #! as the same party`,
      ),
    ),
  ],
  [
    'names of what cannot be seen',
    one(
      `source:\n  slug: a\n  name: "  \\u200b\\u00a0" #! no visible character\npeople:\n  - slug: b\n    type: PERSON\n    name: "\\u3164\\u2060\\u0301" #! no visible character`,
    ),
  ],
  ['a text of 20,001 characters', one(`utterances:\n  - slug: a\n    text: ${'a'.repeat(20_001)} #! 20000`)],
  [
    'a body of 2,000,001 characters',
    one(article('a'.repeat(2_000_001), '').replace(/^ {2}body:.*$/m, (line) => `${line} #! 2000000`)),
  ],
  [
    'the folder itself for a file',
    one(`article:\n  slug: un\n  language: fr\n  genre: OPINION\n  file: .. #! not the name of a file`),
  ],
  [
    'keys that turn a terminal over',
    one(`"\\e[2J\\u202ezut": 1 #! the format has no key "\\u001b[2J\\u202ezut"`),
  ],
  // ---- what YAML can do
  ['an alias of nothing', one(`claims: *rien #! no anchor "rien" is defined before this alias`)],
  [
    'aliases of aliases of aliases',
    one(
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a] #! expand to too much\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nclaims: [*c, *c]`,
    ),
  ],
  [
    '30,000 keys, one of them twice',
    one(
      `${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1\n`).join('')}k7: 2 #! Map keys must be unique: "k7"`,
    ),
  ],
  // ---- texts beside their documents
  ...(
    [
      ['a text that is not there', {}, 'there is no un.txt'],
      ['a text that is not UTF-8', { 'un.txt': Uint8Array.of(0x61, 0xe9) }, 'is not UTF-8'],
      ['a text with a byte order mark', { 'un.txt': '\ufeffa' }, 'byte order mark'],
      ['a text with NUL', { 'un.txt': 'a\u0000b' }, 'NUL'],
      ['an empty text', { 'un.txt': '' }, 'is empty'],
      ['a text of spaces', { 'un.txt': ' \n' }, 'has no visible character'],
      [
        'a text of 2,000,001 characters',
        { 'un.txt': 'é'.repeat(2_000_001) },
        'longer than 2000000 characters',
      ],
      [
        'a text of more than 10 MB',
        { 'un.txt': (path) => writeSparse(path) },
        'is larger than 10000000 bytes',
      ],
      [
        'a text that is a symbolic link',
        { 'un.txt': (path) => symlinkSync('/etc/hostname', path) },
        'is a symbolic link',
      ],
      ['a text that is a folder', { 'un.txt': (path) => mkdirSync(path) }, 'is not a regular file'],
      [
        'a text that is a pipe',
        { 'un.txt': (path) => execFileSync('mkfifo', [path]) },
        'is not a regular file',
      ],
    ] as [string, Files, string][]
  ).map(([what, files, reason]): [string, Files] => [
    what,
    {
      'a.yaml': `article:\n  slug: un\n  language: fr\n  genre: OPINION\n  file: un.txt #! ${reason}`,
      ...files,
    },
  ]),
];
