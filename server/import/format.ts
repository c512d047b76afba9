import { z } from 'zod';
import {
  ArticleGenre,
  AttributionRole,
  ClaimRelationType,
  CreditRole,
  NameType,
  PersonType,
  QuoteType,
  ReviewStatus,
  SourceType,
  Stance,
} from '../generated/prisma/enums.ts';
import { canonicalLanguage } from '../text/language.rules.ts';
import { hasLoneSurrogate, isVisible } from '../text/text.ts';

/**
 * The annotation format: how a document writes down sources, people, claims, utterances, one annotated article and
 * relations of claims. A YAML file, JSON input and a line of NDJSON all have this format. Rows refer to each other by
 * slug. Spans are given by their words (W3C TextQuoteSelector), never by numbers. No other file defines the format.
 */

/** The most characters of a text, of the name of a party, of the body of an article and of the name of a file. */
const LONGEST = { text: 20_000, name: 300, body: 2_000_000, file: 200 };

/** Any text that both the database and JSON can hold. */
const anyText = (most: number) =>
  z
    .string()
    .min(1, 'is empty: leave the key out where nothing is known')
    .max(most, `is longer than ${most} characters`)
    .refine((value) => !value.includes('\u0000'), 'contains the character NUL (U+0000)')
    .refine(
      (value) => !hasLoneSurrogate(value),
      'contains half of a surrogate pair, which is not valid Unicode',
    )
    .refine((value) => !value.startsWith('\ufeff'), 'begins with a byte order mark (U+FEFF)');
/** Words as printed. May be only white space, because the prefix or suffix of an anchor may be a space. */
const printed = anyText(LONGEST.text);
/** A text with visible characters. */
const text = printed.refine(isVisible, 'has no visible character');

/** Lower-case ASCII words joined by hyphens. */
const slug = z
  .string()
  .max(120)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'is not a slug: use lower-case ASCII letters and digits, and hyphens between words',
  )
  .describe('A name of lower-case ASCII words joined by hyphens, by which other rows refer to it.');

/** A BCP 47 tag in the form in which Intl writes it ("fr", "pt-BR"). */
const languageTag = z
  .string()
  .refine(
    (tag) => canonicalLanguage(tag) === tag,
    'is not a BCP 47 language tag in canonical form, such as fr, en or pt-BR',
  );

const country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code, such as FR');
/** A text that is indexed as a whole. It is short because an index entry has room for 2,700 bytes. */
const name = anyText(LONGEST.name).refine(isVisible, 'has no visible character');
const url = z
  .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
  .max(2000, 'is longer than 2000 characters');
/** A full-date of RFC 3339. Year 0 is refused because the calendar of the database has none. */
const date = z.iso
  .date('is not a date of the form 2025-08-15')
  .refine((day) => !day.startsWith('0000'), 'is not a date of the form 2025-08-15');
/** A date-time of RFC 3339 whose day in UTC is a {@link date}. */
const instant = z.iso
  .datetime({ offset: true, error: 'is not a date and time of the form 2025-08-15T19:30:00Z' })
  .refine(
    (time) => /^(?!0000)\d{4}-/.test(new Date(time).toISOString()),
    'is not a date and time of the years 1 to 9999',
  );
/** The text of an article, in the document or in a file beside it. */
export const bodyText = anyText(LONGEST.body).refine(isVisible, 'has no visible character');
const status = z.enum(ReviewStatus).describe('Whether a person has confirmed the row.');

/**
 * A span, given by its words. If the same words occur more than once, the words around them tell which is meant. Words that
 * are not printed so are those that differ from them in apostrophes, quotation marks, spaces and dashes alone. They are
 * stored as printed.
 */
const anchor = {
  exact: text.describe('The words of the span, as printed.'),
  prefix: printed
    .optional()
    .describe('The text directly before them, where they are printed more than once.'),
  suffix: printed
    .optional()
    .describe('The text directly behind them, where they are printed more than once.'),
};

/** One spelling of a name. */
const spelling = {
  name: name.describe('The spelling as printed.'),
  type: z
    .enum(NameType)
    .describe(
      'ALIAS: another name. TRANSLITERATION: from another script. MISSPELLING: a mistake of the print.',
    ),
  language: languageTag.optional().describe('The language of the spelling.'),
};

const source = z.strictObject({
  slug,
  name: name.describe('Its main name.'),
  type: z.enum(SourceType).optional().describe('Its kind. Left out: the articles do not tell.'),
  country: country.optional().describe('ISO 3166-1 alpha-2 code of its country.'),
  language: languageTag.optional().describe('The language in which it publishes.'),
  homepage: url.optional().describe('Its address on the web.'),
  sameAs: url
    .optional()
    .describe(
      'A page that identifies it, such as one of Wikidata. The only place for knowledge from elsewhere.',
    ),
  parent: slug.optional().describe('The source that it belongs to.'),
  names: z
    .array(z.strictObject(spelling))
    .default([])
    .describe('Other spellings of the name, and the main name, as articles print them.'),
  status: status.optional(),
});

const person = z.strictObject({
  slug,
  type: z.enum(PersonType).describe('A human being, an organisation or a group.'),
  name: name.describe('The main name.'),
  description: text.optional().describe('Who this is, in a few words.'),
  sameAs: url
    .optional()
    .describe(
      'A page that identifies the person, such as one of Wikidata. The only place for knowledge from elsewhere.',
    ),
  affiliation: slug.optional().describe('The organisation or group that the person belongs to.'),
  names: z
    .array(
      z.strictObject({
        ...spelling,
        articles: z
          .array(slug)
          .default([])
          .describe(
            'Articles that print this spelling. The import checks that it occurs in the text of each.',
          ),
      }),
    )
    .default([])
    .describe('Spellings of the name as articles print them, the main name among them.'),
  titles: z
    .array(
      z.strictObject({
        title: name.describe('The title as printed.'),
        article: slug.describe('The article that prints it.'),
      }),
    )
    .default([])
    .describe('Titles and functions, each with an article that prints it.'),
  status: status.optional(),
});

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
