import { Article, articles } from '../article/article.ts';
import { builder } from '../builder.ts';
import { fail } from '../errors.ts';
import { Quote, quotes } from '../quote/quote.ts';
import type { At } from '../reads/declare.ts';
import { derivedList, itemRow } from '../reads/derived-field.ts';
import { rows, visibleReference, withCost } from '../reads/field.ts';
import { checkSize, HOW_MANY, type Limited } from '../reads/paging.ts';
import { type ComparedTexts, comparedTexts, comparedTextsOf, speakersChanged } from './changes.sql.ts';
import { COMPARED_WORDS, type TextChange, textChanges } from './text-changes.rules.ts';

/** A change, with the index of the row that has both texts. */
type Change = TextChange & { at: number };

const TextChangeObject = builder.objectRef<Change>('TextChange').implement({
  description: 'Words that a version of an article prints in place of those of an earlier version.',
  fields: (t) => ({
    earlier: t.field({
      type: Article,
      description: 'The earlier version.',
      ...itemRow(articles, {
        member: 'earlier',
        column: 'id',
        pick:
          () =>
          ({ at }: Change) => [at],
      }),
    }),
    added: t.exposeString('added', {
      description: 'The words as this version prints them. Empty: it prints nothing there.',
    }),
    start: t.exposeInt('start', {
      description:
        'Offset of their first code point in the body of this version, from 0. If it prints nothing there, the place behind the word before.',
    }),
    end: t.exposeInt('end', {
      description: 'Offset just after their last code point in the body of this version.',
    }),
    removed: t.exposeString('removed', {
      description: 'The words as the earlier version prints them. Empty: it prints nothing there.',
    }),
    removedStart: t.exposeInt('removedStart', {
      description:
        'Offset of their first code point in the body of the earlier version, from 0. If it prints nothing there, the place behind the word before.',
    }),
    removedEnd: t.exposeInt('removedEnd', {
      description: 'Offset just after their last code point in the body of the earlier version.',
    }),
  }),
});

const SpeakerChange = builder.objectRef<{ quote_id: string; earlier_id: string }>('SpeakerChange').implement({
  description: 'Words that a version of an article credits to other speakers than an earlier version.',
  fields: (t) => ({
    quote: t.field({
      type: Quote,
      description: 'The quote in this version.',
      ...visibleReference(quotes, 'quote_id'),
    }),
    earlier: t.field({
      type: Quote,
      description: 'The quote in the earlier version.',
      ...visibleReference(quotes, 'earlier_id'),
    }),
  }),
});

interface ChangesArgs extends Limited {
  since?: string | null | undefined;
}
interface TextChangesArgs extends ChangesArgs {
  from?: number | null | undefined;
}

const changesArgs = builder.args((t) => ({
  since: t.string({
    description:
      'Slug of the earlier version to compare with: any that the article supersedes, directly or through others. Default: the one that it supersedes directly.',
  }),
  first: t.int({ defaultValue: 20, description: HOW_MANY }),
}));
const NONE =
  'Empty: nothing changed, the article supersedes none, or the version named is no earlier one that you may read.';

/** @throws BAD_USER_INPUT */
function placeOf({ from }: TextChangesArgs): number {
  const place = from ?? 0;
  if (place < 0) throw fail('BAD_USER_INPUT', `from: ${place} is less than 0`);
  return place;
}

builder.prismaObjectFields(Article, (t) => ({
  textChanges: t.field({
    type: [TextChangeObject],
    description: `The words that this version prints in place of those of an earlier one, in the order of the text. Case and accents make another word; marks, spaces, and where a line breaks a word do not. Of each text, the first ${COMPARED_WORDS.toLocaleString('en')} words are compared. ${NONE}`,
    args: {
      ...changesArgs,
      from: t.arg.int({
        defaultValue: 0,
        description:
          'Offset in the body: changes that start before it are left out. Ask again from behind the start of the last change for more.',
      }),
    },
    ...withCost(
      derivedList(comparedTexts, (args: TextChangesArgs) => {
        const [limit, from] = [checkSize('first', args.first), placeOf(args)];
        return {
          rows: (row, viewer) => comparedTextsOf(row, viewer, args.since ?? null),
          async compute([texts]: readonly At<ComparedTexts>[], signal?: AbortSignal): Promise<Change[]> {
            if (!texts) return [];
            const { at, old, body } = texts;
            const changes = await textChanges(old, body, signal);
            return changes
              .filter(({ start }) => start >= from)
              .slice(0, limit)
              .map((change) => ({ ...change, at }));
          },
        };
      }),
      // Reads both texts as a whole.
      { weight: 200 },
    ),
  }),
  speakerChanges: t.field({
    description: `Quotes whose words an earlier version credits to other speakers, in the order of the text. Typography makes no difference. A person is the same person under every name; who is only described is another with other words. ${NONE}`,
    args: changesArgs,
    ...withCost(
      rows(SpeakerChange, (row, viewer, { since, first }: ChangesArgs) =>
        speakersChanged(row, viewer, since ?? null, checkSize('first', first)),
      ),
      // Reads all quotes of both texts.
      { weight: 50, rows: 2 },
    ),
  }),
}));
