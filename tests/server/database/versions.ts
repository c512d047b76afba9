import { id, literal, trigger } from './fixture.ts';
import type { Kept } from './kept.ts';
import { hash } from './writes.ts';

const BODY = 'Trois.';

/** A confirmed text supersedes "un". */
const trois = `INSERT INTO article (id, slug, body, language, genre, sha256, word_count, status, supersedes_id)
  VALUES (gen_random_uuid(), 'trois', ${literal(BODY)}, 'fr', 'OPINION', ${hash(BODY)}, 1, 'CONFIRMED', ${id('article', 'un')})`;
const follows = (newer: string, older: string) =>
  `UPDATE article SET supersedes_id = ${id('article', older)} WHERE slug = '${newer}'`;
const change = (slug: string, what: string) => `UPDATE article SET ${what} WHERE slug = '${slug}'`;
/** "un", then "trois", then "deux". */
const three = [trois, follows('deux', 'trois')];
/** Which version counts instead of each article, or - where it counts itself. */
const shows = `SELECT string_agg(a.slug || ' ' || COALESCE(n.slug, '-'), ', ' ORDER BY a.slug)
  FROM article a LEFT JOIN article n ON n.id = a.newest_id`;

const keeper = (how: string) => [trigger(`article_versions_${how}`, 'article')];
const guard = [trigger('article_newest_kept', 'article')];

/** Which version of an article counts is kept, whatever is written in which order. */
export const VERSIONS: Kept[] = (
  [
    ['when a new text supersedes it', [trois], 'deux -, trois -, un trois', keeper('inserted')],
    ['when another supersedes it', [follows('deux', 'un')], 'deux -, un deux', keeper('updated')],
    ['in a chain of three', three, 'deux -, trois deux, un deux', keeper('updated')],
    [
      'in a chain of three that is linked from its end',
      [follows('un', 'deux'), trois],
      'deux trois, trois -, un trois',
      keeper('inserted'),
    ],
    [
      'when the newest is only proposed',
      [trois, change('trois', `status = 'PROPOSED'`)],
      'deux -, trois un, un -',
      keeper('updated'),
    ],
    [
      'when nobody has confirmed any version',
      [`UPDATE article SET status = 'PROPOSED'`, trois.replace('CONFIRMED', 'PROPOSED')],
      'deux -, trois -, un trois',
      keeper('inserted'),
    ],
    [
      'when the newest is refused',
      [...three, change('deux', `status = 'REJECTED'`)],
      'deux trois, trois -, un trois',
      keeper('updated'),
    ],
    [
      'when one in the middle is refused',
      [...three, change('trois', `status = 'REJECTED'`)],
      'deux -, trois deux, un deux',
      keeper('updated'),
    ],
    [
      'when the newest is withdrawn, which leaves it in its place',
      [trois, change('trois', 'withdrawn_at = now()')],
      'deux -, trois -, un trois',
      keeper('inserted'),
    ],
    [
      'when the newest supersedes nothing any longer',
      [trois, change('trois', 'supersedes_id = NULL')],
      'deux -, trois -, un -',
      keeper('updated'),
    ],
    [
      'when the newest supersedes another article',
      [trois, follows('trois', 'deux')],
      'deux trois, trois -, un -',
      keeper('updated'),
    ],
    [
      'when the newest is deleted',
      [...three, `DELETE FROM article WHERE slug = 'deux'`],
      'trois -, un trois',
      keeper('deleted'),
    ],
    [
      'against those who write it',
      [`UPDATE article SET newest_id = ${id('article', 'un')} WHERE slug = 'deux'`],
      'deux -, un -',
      guard,
    ],
    [
      'against those who write it with a new text',
      [trois.replace('supersedes_id)', 'newest_id)')],
      'deux -, trois -, un -',
      guard,
    ],
  ] as [string, string[], string, string[]][]
).map(([what, does, value, drop]) => ({
  what: `which version of an article counts ${what}`,
  does,
  shows,
  value,
  drop,
}));
