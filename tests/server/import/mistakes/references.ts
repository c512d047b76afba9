import type { Files } from '../folder.ts';
import { article, BODY, one, person } from '../pieces.ts';

/** What refers to what is not there, to itself, or in a circle. */
export const REFERENCES: [string, Files][] = [
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
];
