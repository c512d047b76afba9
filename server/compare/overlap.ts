import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import { rows, visibleReference, withCost } from '../reads/field.ts';
import { checkSize, HOW_MANY, type Limited } from '../reads/paging.ts';
import { SHINGLE } from './overlap.rules.ts';
import { COMPARED, type OverlapRequest, type OverlapRow, overlapsOf } from './overlap.sql.ts';

/** A passage that two articles print in the same words. */
const Overlap = builder.objectRef<OverlapRow>('Overlap').implement({
  description:
    'A passage that two articles print in the same words, as long as possible. Apostrophes, spaces, marks, case and the words that lines break may differ.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The other article.',
      ...visibleReference(articles, 'other_id'),
    }),
    exact: t.exposeString('exact', { description: 'The passage as this article prints it.' }),
    start: t.exposeInt('start', {
      description: 'Offset of the first code point of the passage in the body of this article, from 0.',
    }),
    end: t.exposeInt('end', {
      description: 'Offset just after the last code point of the passage in the body of this article.',
    }),
    otherStart: t.exposeInt('otherStart', {
      description: 'Offset of the first code point of the passage in the body of the other article, from 0.',
    }),
    otherEnd: t.exposeInt('otherEnd', {
      description: 'Offset just after the last code point of the passage in the body of the other article.',
    }),
    words: t.exposeInt('words', {
      description: 'Number of words in the passage as this article prints it, counted like wordCount.',
    }),
    quoted: t.exposeBoolean('quoted', {
      description:
        'Whether the passage is quoted speech, which is no sign of copying. It is if, in both articles, quotes of type DIRECT or MIXED cover more than half of the passage and all but 32 of its code points. (The 32 leave room for a cue that both articles print after the quotation marks.)',
    }),
  }),
});

/** The arguments of `overlaps`. */
interface OverlapArgs extends Limited {
  minWords?: number | null | undefined;
}

/** @throws BAD_USER_INPUT, INVALID_PAGINATION */
function requestOf(args: OverlapArgs): OverlapRequest {
  const minWords = args.minWords ?? 12;
  if (minWords < SHINGLE) throw fail('BAD_USER_INPUT', `minWords: ${minWords} is less than ${SHINGLE}`);
  return { minWords, first: checkSize('first', args.first) };
}

builder.prismaObjectField(Article, 'overlaps', (t) =>
  t.field({
    description: `Passages that this article shares with others, longest first. Of two passages at the same place that the same article shares, only the longer is listed. Other articles are compared in their newest versions, and never an article with its own. Withdrawn articles share none. When an article is imported, it is compared with the ${COMPARED} articles that share the most runs of ${SHINGLE} words with it; passages that it shares only with further articles are not found.`,
    args: {
      minWords: t.arg.int({
        defaultValue: 12,
        description: `The least number of words in a passage, ${SHINGLE} or more.`,
      }),
      first: t.arg.int({ defaultValue: 20, description: HOW_MANY }),
    },
    ...withCost(
      rows(Overlap, (row, viewer, args: OverlapArgs) => {
        const { rows, order } = overlapsOf(raw(`${row}.id`), viewer, requestOf(args));
        return { from: sql`(${rows}) AS o`, rows: 'o', where: sql`true`, orderBy: order };
      }),
      { weight: 10, rows: 5 },
    ),
  }),
);
