import type { Files } from '../folder.ts';
import { article, BODY, claims, one, person } from '../pieces.ts';

/** Words that are not those of the text. */
export const WORDS: [string, Files][] = [
  ['a headline that is not printed', one(article(BODY, '  headline: Non #! is not printed in the text'))],
  ['a byline that is not printed', one(article(BODY, '  byline: Non #! is not printed in the text'))],
  [
    'a title that is not printed',
    one(
      person(`    titles:\n      - { title: reine, article: un } #! is not printed in "un"\n`) +
        article(BODY, ''),
    ),
  ],
  [
    'a spelling that is not printed',
    one(
      person(
        `    names:\n      - name: Zoë\n        type: MISSPELLING\n        articles:\n          - un #! is not printed in "un"\n`,
      ) + article(BODY, ''),
    ),
  ],
  [
    'a cue that is not printed',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      cue: a nié #! is not printed in the text`,
      ),
    ),
  ],
  [
    'a party that is not printed',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      chain:\n        - role: SPEAKER\n          exact: Paul #! is not printed in the text`,
      ),
    ),
  ],
  [
    'words that are not printed',
    one(article(BODY, `  quotes:\n    - exact: non #! is not printed in the text\n      type: DIRECT`)),
  ],
  [
    'words with something invisible in them',
    one(
      article(
        'L’été der\u00adnier.',
        `  quotes:\n    - exact: L'été dernier #! the text has "L’été der\\u00ADnier"\n      type: DIRECT`,
      ),
    ),
  ],
  [
    'white space at an end',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui " #! begins or ends with white space\n      type: DIRECT`,
      ),
    ),
  ],
  [
    'words that are printed three times',
    one(article(BODY, `  quotes:\n    - exact: oui #! is printed 3 times\n      type: DIRECT`)),
  ],
  [
    'words that overlap themselves',
    one(article('ah ah ah', `  quotes:\n    - exact: ah ah #! is printed 2 times\n      type: DIRECT`)),
  ],
  [
    'a prefix that is not there',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: oui #! is not printed with that prefix\n      prefix: "non "\n      type: DIRECT`,
      ),
    ),
  ],
  [
    'a prefix that does not tell',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: oui #! is printed 2 times\n      prefix: "« "\n      type: DIRECT`,
      ),
    ),
  ],
  [
    'a mark that is not printed',
    one(article(BODY, `  marks:\n    - exact: « non » #! is not printed in the text\n      reason: Rien.`)),
  ],
  [
    'a mark that is printed twice',
    one(article('« a » « a »', `  marks:\n    - exact: « a » #! is printed 2 times\n      reason: Rien.`)),
  ],
  [
    'an appearance that is not printed',
    one(
      claims('a') +
        article(
          BODY,
          `  appearances:\n    - exact: non #! is not printed in the text\n      claim: a\n      stance: SUPPORTS`,
        ),
    ),
  ],
];
