import type { Files } from './folder.ts';
import { article, BODY, claims, one, person } from './pieces.ts';

/** What can be wrong with documents that were read, likewise. */
export const MISTAKES: [string, Files][] = [
  // ---- references
  ['a parent that is not there', one(`source:\n  slug: a\n  name: A\n  parent: b #! there is no source "b"`)],
  ['a source that belongs to itself', one(`source:\n  slug: a\n  name: A\n  parent: a #! itself`)],
  [
    'sources that belong to each other',
    {
      'a.yaml': `source:\n  slug: a\n  name: A\n  parent: b #! in a circle`,
      'b.yaml': 'source:\n  slug: b\n  name: B\n  parent: a #! in a circle',
    },
  ],
  ['an affiliation that is not there', one(person(`    affiliation: b #! there is no person "b"`))],
  ['an affiliation to oneself', one(person(`    affiliation: zoe #! itself`))],
  [
    'affiliations in a circle',
    one(
      `people:\n${['a b', 'b c', 'c a']
        .map((ends) => ends.split(' '))
        .map(
          ([slug, other]) =>
            `  - slug: ${slug}\n    type: GROUP\n    name: A\n    affiliation: ${other} #! in a circle\n`,
        )
        .join('')}`,
    ),
  ],
  ['a publisher that is not there', one(article(BODY, '  source: b #! there is no source "b"'))],
  [
    'a credit that is not there',
    one(article(BODY, '  credits:\n    - { source: b, role: SUPPLIER } #! there is no source "b"')),
  ],
  [
    'a speaker who is not there',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      chain:\n        - { role: SPEAKER, exact: Il, person: b } #! there is no person "b"`,
      ),
    ),
  ],
  [
    'an outlet that is not there',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      chain:\n        - { role: SPEAKER, exact: Il, source: b } #! there is no source "b"`,
      ),
    ),
  ],
  [
    'an utterance that is not there',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      utterance: b #! there is no utterance "b"`,
      ),
    ),
  ],
  [
    'a claim that is not there',
    one(
      article(
        BODY,
        `  appearances:\n    - exact: "oui, oui"\n      stance: SUPPORTS\n      claim: b #! there is no claim "b"`,
      ),
    ),
  ],
  [
    'a claim that is not there, in a quote that is not there',
    one(
      article(
        BODY,
        `  quotes:\n    - exact: non #! is not printed in the text\n      type: DIRECT\n      claims:\n        - { claim: b, stance: SUPPORTS } #! there is no claim "b"`,
      ),
    ),
  ],
  [
    'a relation of claims that are not there',
    one(
      `relations:\n  - subject: a #! there is no claim "a"\n    object: b #! there is no claim "b"\n    type: ENTAILS\n    note: Donc.`,
    ),
  ],
  [
    'an article that is not there, for a spelling',
    one(
      person(
        `    names:\n      - name: Zoé\n        type: ALIAS\n        articles:\n          - deux #! there is no article "deux"`,
      ),
    ),
  ],
  [
    'an article that is not there, for a title',
    one(person(`    titles:\n      - { title: La, article: deux } #! there is no article "deux"`)),
  ],
  // ---- succession
  [
    'an article that replaces one that is not there',
    one(article(BODY, '  supersedes: deux #! there is no article "deux"')),
  ],
  ['an article that replaces itself', one(article(BODY, '  supersedes: un #! itself'))],
  [
    'articles that replace each other',
    {
      'a.yaml': article(BODY, '  supersedes: deux #! in a circle'),
      'b.yaml': article('Non.', '  supersedes: un #! in a circle', 'deux'),
    },
  ],
  [
    'two articles that replace one',
    {
      'a.yaml': article(BODY, ''),
      'b.yaml': article('Deux.', '  supersedes: un #! superseded by "trois"', 'deux'),
      'c.yaml': article('Trois.', '  supersedes: un #! superseded by "deux"', 'trois'),
    },
  ],
  // ---- rows twice
  ...(
    [
      ['source', 'source:\n  slug: a #! is given twice\n  name: A'],
      ['person', 'people:\n  - slug: a #! is given twice\n    type: GROUP\n    name: A'],
      ['claim', 'claims:\n  - slug: a #! is given twice\n    text: A.\n    language: fr'],
      ['utterance', 'utterances:\n  - slug: a #! is given twice'],
    ] as const
  ).map(([kind, document]): [string, Files] => [
    `a ${kind} twice`,
    { 'a.yaml': document.replace(/#!.*/, ''), 'b.yaml': document },
  ]),
  [
    'an article twice',
    {
      'a.yaml': article('Un.', ''),
      'b.yaml': article('Deux.', '').replace('slug: un', 'slug: un #! is given twice'),
    },
  ],
  [
    'a text twice',
    {
      'a.yaml': article(BODY, '').replace('slug: un', 'slug: un #! the text of "deux"'),
      'b.yaml': article(BODY, '', 'deux').replace('slug: deux', 'slug: deux #! the text of "un"'),
    },
  ],
  [
    'a url twice',
    {
      'a.yaml': article('Un.', '  url: https://a.fr/1 #! url of "deux"'),
      'b.yaml': article('Deux.', '  url: https://a.fr/1 #! url of "un"', 'deux'),
    },
  ],
  [
    'a spelling twice',
    one(
      person(
        `    names:\n      - { name: Zoé, type: ALIAS }\n      - { name: Zoé, type: MISSPELLING } #! is given twice`,
      ),
    ),
  ],
  [
    'a spelling of a source twice',
    one(
      `source:\n  slug: a\n  name: A\n  names:\n    - { name: A, type: ALIAS }\n    - { name: A, type: MISSPELLING } #! is given twice`,
    ),
  ],
  [
    'a credit twice',
    {
      'a.yaml': article(
        BODY,
        '  credits:\n    - { source: b, role: SUPPLIER }\n    - { source: b, role: SUPPLIER } #! is given twice',
      ),
      'b.yaml': 'source: { slug: b, name: B }',
    },
  ],
  [
    'a quote twice',
    one(
      article(
        BODY,
        `  quotes:\n    - { exact: "oui, oui", type: DIRECT }\n    - { exact: "oui, oui", type: MIXED }\n    - { exact: "oui, oui", type: DIRECT } #! is given twice`,
      ),
    ),
  ],
  [
    'a claim of a quote twice',
    one(
      claims('a') +
        article(
          BODY,
          `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      claims:\n        - { claim: a, stance: SUPPORTS }\n        - { claim: a, stance: REFUTES } #! is given twice`,
        ),
    ),
  ],
  [
    'a claim of a quote again in the voice of the outlet',
    one(
      claims('a') +
        article(
          BODY,
          `  quotes:\n    - { exact: "oui, oui", type: DIRECT, claims: [{ claim: a, stance: SUPPORTS }] }\n  appearances:\n    - exact: "oui, oui" #! is given twice\n      claim: a\n      stance: REFUTES`,
        ),
    ),
  ],
  ...(['person: zoe', 'source: b'] as const).map((party): [string, Files] => [
    `a speaker twice (${party})`,
    {
      'a.yaml':
        person('') +
        article(
          BODY,
          `  quotes:\n    - exact: "oui, oui"\n      type: DIRECT\n      chain:\n        - { role: SPEAKER, exact: Il, ${party} }\n        - { role: ADDRESSEE, exact: Il, ${party} }\n        - { role: SPEAKER, exact: Elle, ${party} } #! is given twice`,
        ),
      'b.yaml': 'source: { slug: b, name: B }',
    },
  ]),
  [
    'a claim related to itself',
    one(
      `${claims('a')}relations:\n  - { subject: a, object: a, type: QUALIFIES, note: Non. } #! is related to itself`,
    ),
  ],
  [
    'a relation twice',
    one(
      `${claims('a', 'b')}relations:\n  - { subject: a, object: b, type: ENTAILS, note: Oui. }\n  - { subject: b, object: a, type: ENTAILS, note: Oui. }\n  - { subject: a, object: b, type: ENTAILS, note: Non. } #! is given twice`,
    ),
  ],
  [
    'a symmetric relation the other way round',
    one(
      `${claims('a', 'b')}relations:\n  - { subject: a, object: b, type: CONTRADICTS, note: Oui. }\n  - { subject: b, object: a, type: CONTRADICTS, note: Oui. } #! is given twice`,
    ),
  ],
  // ---- words
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
    'words in another typography',
    one(
      article(
        'L’été « dernier ».',
        `  quotes:\n    - exact: "L'été «\u00a0dernier" #! the text has "L’été « dernier"\n      type: DIRECT`,
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
