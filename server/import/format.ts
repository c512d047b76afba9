import { z } from 'zod';
import {
  ArticleGenre,
  AttributionRole,
  ClaimRelationType,
  CreditRole,
  QuoteType,
  Stance,
} from '../generated/prisma/enums.ts';
import { person, source } from './format-parties.ts';
import {
  anchor,
  bodyText,
  date,
  instant,
  LONGEST,
  languageTag,
  slug,
  status,
  text,
  url,
} from './format-values.ts';

/**
 * The annotation format: how a document writes down sources, people, claims, utterances, one annotated article and
 * relations of claims. A YAML file, JSON input and a line of NDJSON all have this format. Rows refer to each other by
 * slug. Spans are given by their words (W3C TextQuoteSelector), never by numbers. Its values are in format-values.ts, its parties in
 * format-parties.ts, and no other file defines it.
 */

const claim = z.strictObject({
  slug,
  text: text.describe('The statement, in one sentence that can be understood on its own.'),
  language: languageTag
    .optional()
    .describe("Its language. Default: that of the document's article, else that of the document."),
  temporal: date.optional().describe('The day that it is about. Left out: it is not tied to a day.'),
  status: status.optional(),
});

const utterance = z.strictObject({
  slug,
  text: text.optional().describe('The original wording, where it is known.'),
  language: languageTag.optional().describe('The language of the original wording.'),
  saidOn: date.optional().describe('The day on which it was said.'),
  occasion: text.optional().describe('Where it was said, such as "conférence de presse commune".'),
  status: status.optional(),
});

const relation = z.strictObject({
  subject: slug.describe('A claim.'),
  object: slug.describe('Another claim.'),
  type: z
    .enum(ClaimRelationType)
    .describe('What the first has to do with the second. ENTAILS: the second follows from the first.'),
  note: text.describe('The reason, which says no more than the texts.'),
  status: status.optional(),
});

const link = z
  .strictObject({
    role: z.enum(AttributionRole).describe('Who speaks, who is told, or who relays the words.'),
    exact: text.describe('The words that name or describe the party, as printed.'),
    person: slug.optional().describe('The person meant. Left out: nobody is named.'),
    source: slug.optional().describe('The source meant, where an outlet speaks, is told or relays.'),
  })
  .refine(({ person, source }) => !(person && source), 'names a person and a source as the same party');

const stance = z
  .enum(Stance)
  .default('SUPPORTS')
  .describe('SUPPORTS: states it or lets it stand. REFUTES: denies it. DISCUSSES: leaves it open.');

/**
 * A quote. What it leaves out of chain, cue and utterance is as the quote has it that it continues, or else the quote around
 * it. From a quote that it continues, a quote with a chain of its own takes the utterance alone, and from the quote around
 * it nothing. An utterance or a cue that is null, or an empty chain, says that there is none.
 */
const quote = z.strictObject({
  ...anchor,
  type: z
    .enum(QuoteType)
    .describe('DIRECT: whole sentences in quotation marks. MIXED: a fragment in them. INDIRECT: none.'),
  cue: text.nullable().optional().describe('The words that introduce it, as printed. Null: there are none.'),
  chain: z.array(link).optional().describe('Who speaks, to whom, and who relays it, in the order printed.'),
  utterance: z
    .union([slug, utterance])
    .nullable()
    .optional()
    .describe(
      'The act of speech that it prints: its slug, or itself, if it has no entry elsewhere. Null: none.',
    ),
  // Without it, continued.rules.ts decides.
  continues: text
    .nullable()
    .optional()
    .describe(
      'The words of the quote, printed before, that this one continues, because words of the reporter interrupt a sentence. Of several quotes with these words, the nearest is meant. Null: it continues none, although it looks so.',
    ),
  claims: z
    .array(z.strictObject({ claim: slug.describe('The claim.'), stance, status: status.optional() }))
    .default([])
    .describe('Claims that the speaker supports, refutes or discusses in these words.'),
  status: status.optional(),
});

const article = z
  .strictObject({
    slug,
    headline: text.optional().describe('As printed. Left out: the text has none.'),
    language: languageTag.describe('The language of the text.'),
    genre: z.enum(ArticleGenre).describe('What kind of text it is.'),
    byline: text.optional().describe('Who wrote it, as printed.'),
    datePublished: date
      .nullable()
      .optional()
      .describe(
        'The day of publication. Default: that of publishedAt, where its offset is. Null: not known.',
      ),
    publishedAt: instant.optional().describe('The instant of publication.'),
    url: url.optional().describe('Its address. Versions of one article may share one.'),
    rights: text.optional().describe('Who has rights in the text, and the licence.'),
    source: slug.optional().describe('The outlet that publishes it. Left out: the text does not tell.'),
    supersedes: slug.optional().describe('The earlier version that it replaces.'),
    credits: z
      .array(
        z.strictObject({
          source: slug.describe('The source that is credited.'),
          role: z.enum(CreditRole).describe('What the article says it took from it.'),
        }),
      )
      .default([])
      .describe('Sources, other than the publisher, from which the article says that its content came.'),
    body: bodyText.optional().describe('The text itself; or else file.'),
    file: z
      .string()
      .max(LONGEST.file, `is longer than ${LONGEST.file} characters`)
      .regex(/^(?!\.+$)[\w.-]+$/, 'is not the name of a file beside the document')
      .optional()
      .describe('The file beside the document that holds the text, byte for byte; or else body.'),
    marks: z
      .array(z.strictObject({ ...anchor, reason: text.describe('Why these words are no quote.') }))
      .default([])
      .describe('Words in quotation marks that are no quote, each with the reason. For readers; not stored.'),
    quotes: z.array(quote).default([]).describe('Speech as the article prints it, in the order of the text.'),
    appearances: z
      .array(
        z.strictObject({ claim: slug.describe('The claim.'), stance, ...anchor, status: status.optional() }),
      )
      .default([])
      .describe('Claims on which the outlet takes a stance in its own voice.'),
    status: status.optional(),
  })
  .refine(
    ({ body, file }) => (body === undefined) !== (file === undefined),
    'needs its text: either body or file',
  )
  .transform(({ datePublished, ...row }) => ({
    ...row,
    // The instant is written as "2025-08-16T00:30:00+02:00": its first ten characters are the day there.
    datePublished: datePublished === undefined ? row.publishedAt?.slice(0, 10) : (datePublished ?? undefined),
  }));

/** One document of the format. */
export const documentFormat = z
  .strictObject({
    status: status.default('PROPOSED').describe('The status of all rows that give none of their own.'),
    language: languageTag.optional().describe('The language of claims, if the document has no article.'),
    source: source.optional().describe('An outlet, agency, broadcaster, site or blog.'),
    people: z.array(person).default([]).describe('Whoever can speak: people, organisations and groups.'),
    claims: z.array(claim).default([]).describe('Statements that someone could check.'),
    utterances: z.array(utterance).default([]).describe('Acts of speech, which quotes print.'),
    article: article.optional().describe('One printed text with its annotation.'),
    relations: z.array(relation).default([]).describe('How claims relate.'),
  })
  .transform(({ language, ...document }, context) => ({
    ...document,
    claims: document.claims.map((row, i) => {
      const of = row.language ?? document.article?.language ?? language;
      if (of === undefined)
        context.addIssue({
          code: 'custom',
          path: ['claims', i],
          message: 'has no language: give it here, or once for the document',
        });
      return { ...row, language: of ?? '' };
    }),
  }));

/** A document after {@link documentFormat} has parsed it. */
export type Document = z.output<typeof documentFormat>;
/** A document, and the name by which its problems refer to it. */
export interface NamedDocument {
  name: string;
  document: Document;
}
/** An annotated article of a document. */
export type ArticleDocument = NonNullable<Document['article']>;
/** An utterance of a document. */
export type UtteranceDocument = Document['utterances'][number];
/** One link of the chain of a quote. */
export type LinkDocument = z.output<typeof link>;
/** A quote of an annotated article. */
export type QuoteDocument = ArticleDocument['quotes'][number];
/** A span given by its words. */
export interface Anchor {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
}
