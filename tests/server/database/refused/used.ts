import { constraint } from '../fixture.ts';
import { IN_USE, type Refusal } from './refusal.ts';

/** Ends of rows that others lead to. */
export const USED: Refusal[] = [
  ...(
    [
      [
        'a source that published',
        'source',
        'gazette',
        ['article', 'quote', 'appearance'].map((t) => [t, 'source']),
      ],
      ['a source that is credited', 'source', 'agence', [['credit', 'source']]],
      ['a source that relays', 'source', 'radio', [['attribution', 'source']]],
      ['a source that others belong to', 'source', 'groupe', [['source', 'parent']]],
      ['a person who speaks', 'person', 'elise', [['attribution', 'person']]],
      ['an organisation with members', 'person', 'navette', [['person', 'affiliation']]],
      [
        'a claim that appears',
        'claim',
        'depart',
        [
          ['appearance', 'claim'],
          ['claim_relation', 'subject'],
        ],
      ],
      ['an utterance that is printed', 'utterance', 'salut', [['quote', 'utterance']]],
    ] as [string, string, string, [string, string][]][]
  ).map(([what, table, slug, uses]): Refusal => {
    const names = uses.map(([user, column]) => [`${user}_${column}_id_fkey`, user] as const);
    return {
      what: `the end of ${what}`,
      statement: `DELETE FROM ${table} WHERE slug = '${slug}'`,
      code: IN_USE,
      constraint: names[0]?.[0] ?? '',
      drop: names.map(([name, user]) => constraint(name, user)),
    };
  }),
];
