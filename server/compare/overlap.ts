import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { raw, sql } from '../database/sql.ts';
import { fail } from '../errors.ts';
import { reference, rows, withCost } from '../reads/field.ts';
import { checkSize } from '../reads/resolve/connection.ts';
import { SHINGLE } from './overlap.rules.ts';
import { COMPARED, type OverlapRequest, type OverlapRow, overlapsOf } from './overlap.sql.ts';

/** A passage printed in both articles. */
const Overlap = builder.objectRef<OverlapRow>('Overlap').implement({
  description:
    'A passage that two articles print in the same words, as long as it can be; apostrophes, spaces, marks and case may differ.',
  fields: (t) => ({
    article: t.field({
      type: Article,
      description: 'The other article.',
      ...reference(articles, 'other_id', { visible: true }),
    }),
    exact: t.exposeString('exact', { description: 'The passage as this article prints it.' }),
    start: t.exposeInt('start', {
      description: 'Offset of its first code point in the body of this article, from 0.',
    }),
    end: t.exposeInt('end', {
      description: 'Offset just behind its last code point in the body of this article.',
    }),
    otherStart: t.exposeInt('otherStart', {
      description: 'Offset of its first code point in the body of the other article, from 0.',
    }),
    otherEnd: t.exposeInt('otherEnd', {
      description: 'Offset just behind its last code point in the body of the other article.',
    }),
    words: t.exposeInt('words', {
      description: 'Its words as this article prints it, counted as wordCount is.',
    }),
    quoted: t.exposeBoolean('quoted', {
      description:
        'It lies in quotation, so it is shared speech and no sign of copying: in both articles, quotes of type DIRECT or MIXED hold more than half of it and all but 32 code points (a cue that both print behind the marks).',
    }),
  }),
});

/** How long passages are, and how many of them. */
interface OverlapArgs {
  minWords?: number | null | undefined;
  first?: number | null | undefined;
}

/** @throws BAD_USER_INPUT, INVALID_PAGINATION */
function requestOf(args: OverlapArgs): OverlapRequest {
  const minWords = args.minWords ?? 12;
  if (minWords < SHINGLE) throw fail('BAD_USER_INPUT', `minWords: ${minWords} is less than ${SHINGLE}`);
  return { minWords, first: checkSize('first', args.first) };
}

builder.prismaObjectField(Article, 'overlaps', (t) =>
  t.field({
    type: [Overlap],
    description: `Passages that this article shares with others, longest first; of two at one place that share it with one article, only the longer. None of withdrawn articles. When an article is imported, it is compared with the ${COMPARED} that share the most words in a row with it; what it shares only with others is not found.`,
    args: {
      minWords: t.arg.int({
        defaultValue: 12,
        description: `Words that a passage has at least; ${SHINGLE} or more.`,
      }),
      first: t.arg.int({ defaultValue: 20, description: 'How many at most, up to 100.' }),
    },
    ...withCost(
      rows((row, viewer, args: OverlapArgs) => {
        const { rows, order } = overlapsOf(raw(`${row}.id`), viewer, requestOf(args));
        return { from: sql`(${rows}) AS o`, rows: 'o', where: sql`true`, orderBy: order };
      }),
      { weight: 10, rows: 5 },
    ),
  }),
);
