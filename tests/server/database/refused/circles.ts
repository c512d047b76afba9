import { constraint, id, index, trigger } from '../fixture.ts';
import { circle, relation, UPWARDS } from '../writes.ts';
import { CHECK, type Refusal, UNIQUE } from './refusal.ts';

/** Rows that belong to themselves, at once or through others, and what has two successors. */
export const CIRCLES: Refusal[] = [
  ...(
    [
      [
        'an article that supersedes itself',
        'article',
        'supersedes_id',
        'article_not_its_own_successor',
        'un',
      ],
      ['a person affiliated to itself', 'person', 'affiliation_id', 'person_not_its_own_affiliation', 'zoe'],
      ['a source that belongs to itself', 'source', 'parent_id', 'source_not_its_own_parent', 'gazette'],
    ] as const
  ).map(
    ([what, table, column, name, slug]): Refusal => ({
      what,
      statement: `UPDATE ${table} SET ${column} = id WHERE slug = '${slug}'`,
      code: CHECK,
      constraint: name,
      drop: [constraint(name, table), trigger(`${UPWARDS[table][1]}_updated`, table)],
    }),
  ),
  ...(['person', 'source'] as const).flatMap((table): Refusal[] => {
    const [column, name] = UPWARDS[table];
    return [
      {
        what: `a ${table} that comes to belong to itself through another`,
        statement: circle(table),
        code: CHECK,
        constraint: name,
        drop: [trigger(`${name}_updated`, table)],
      },
      {
        what: `${table === 'person' ? 'people' : 'sources'} that belong to each other from the first`,
        statement: `INSERT INTO ${table} (id, slug, name, ${column}${table === 'person' ? ', type' : ''})
          SELECT md5(slug)::uuid, slug, slug, md5(above)::uuid${table === 'person' ? `, 'GROUP'::person_type` : ''}
          FROM (VALUES ('a', 'b'), ('b', 'c'), ('c', 'a')) AS n (slug, above)`,
        code: CHECK,
        constraint: name,
        drop: [trigger(`${name}_inserted`, table)],
      },
    ];
  }),
  {
    what: 'articles that come to supersede each other',
    statement: `UPDATE article SET supersedes_id = CASE slug WHEN 'un' THEN ${id('article', 'deux')} ELSE ${id('article', 'un')} END`,
    code: CHECK,
    constraint: UPWARDS.article[1],
    drop: [trigger(`${UPWARDS.article[1]}_updated`, 'article')],
  },
  {
    what: 'articles that supersede each other from the first',
    statement: `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, supersedes_id)
      SELECT md5(slug)::uuid, slug, slug, 'fr', 'OPINION', encode(sha256(convert_to(slug, 'UTF8')), 'hex'), 1, md5(older)::uuid
      FROM (VALUES ('a', 'b'), ('b', 'c'), ('c', 'a')) AS n (slug, older)`,
    code: CHECK,
    constraint: UPWARDS.article[1],
    drop: [trigger(`${UPWARDS.article[1]}_inserted`, 'article')],
  },
  {
    what: 'a claim related to itself',
    statement: relation('depart', 'depart', 'QUALIFIES'),
    code: CHECK,
    constraint: 'claim_relation_not_to_itself',
    drop: [constraint('claim_relation_not_to_itself', 'claim_relation')],
  },
  {
    what: 'two articles that supersede one',
    statement: `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, supersedes_id)
      SELECT gen_random_uuid(), slug, slug, 'fr', 'OPINION', encode(sha256(convert_to(slug, 'UTF8')), 'hex'), 1, ${id('article', 'un')}
      FROM unnest(ARRAY['a', 'b']) AS slug`,
    code: UNIQUE,
    constraint: 'article_superseded_once',
    drop: [index('article_superseded_once')],
  },
];
