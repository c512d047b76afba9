import type { Files } from '../folder.ts';
import { article, BODY, claims, one, person } from '../pieces.ts';

/** What is given twice. */
export const TWICE: [string, Files][] = [
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
];
