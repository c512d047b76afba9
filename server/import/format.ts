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
  );

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
const status = z.enum(ReviewStatus);

/**
 * A span, given by its words. If the same words occur more than once, the words around them tell which is meant. Words that
 * are not printed so are those that differ from them in apostrophes, quotation marks, spaces and dashes alone. They are
 * stored as printed.
 */
const anchor = { exact: text, prefix: printed.optional(), suffix: printed.optional() };

const source = z.strictObject({
  slug,
  name,
  type: z.enum(SourceType).optional(),
  country: country.optional(),
  language: languageTag.optional(),
  homepage: url.optional(),
  sameAs: url.optional(),
  parent: slug.optional(),
  names: z
    .array(z.strictObject({ name, type: z.enum(NameType), language: languageTag.optional() }))
    .default([]),
  status: status.optional(),
});

const person = z.strictObject({
  slug,
  type: z.enum(PersonType),
  name,
  description: text.optional(),
  sameAs: url.optional(),
  affiliation: slug.optional(),
  names: z
    .array(
      z.strictObject({
        name,
        type: z.enum(NameType),
        language: languageTag.optional(),
        /** Articles that print this spelling. The import checks that it occurs in the text of each. */
        articles: z.array(slug).default([]),
      }),
    )
    .default([]),
  titles: z.array(z.strictObject({ title: name, article: slug })).default([]),
  status: status.optional(),
});

const claim = z.strictObject({
  slug,
  text,
  /** @defaultValue the language of the document's article, else that of the document */
  language: languageTag.optional(),
  temporal: date.optional(),
  status: status.optional(),
});

const utterance = z.strictObject({
  slug,
  text: text.optional(),
  language: languageTag.optional(),
  saidOn: date.optional(),
  occasion: text.optional(),
  status: status.optional(),
});

const relation = z.strictObject({
  subject: slug,
  object: slug,
  type: z.enum(ClaimRelationType),
  note: text,
  status: status.optional(),
});

const link = z
  .strictObject({
    role: z.enum(AttributionRole),
    exact: text,
    person: slug.optional(),
    source: slug.optional(),
  })
  .refine(({ person, source }) => !(person && source), 'names a person and a source as the same party');

/** @defaultValue the claim is stated, or left to stand */
const stance = z.enum(Stance).default('SUPPORTS');

/**
 * A quote. What it leaves out of chain, cue and utterance is as the quote has it that it continues, or else the quote around
 * it. From a quote that it continues, a quote with a chain of its own takes the utterance alone, and from the quote around
 * it nothing. An utterance or a cue that is null, or an empty chain, says that there is none.
 */
const quote = z.strictObject({
  ...anchor,
  type: z.enum(QuoteType),
  cue: text.nullable().optional(),
  chain: z.array(link).optional(),
  /** The slug of an utterance, or the utterance itself, if it has no entry elsewhere. */
  utterance: z.union([slug, utterance]).nullable().optional(),
  /**
   * The words of the quote, printed before, that this one continues, because the reporter's words interrupt a sentence. Of
   * several quotes with these words, the nearest is meant. Null: it continues none, although it looks so.
   * @defaultValue see continued.rules.ts
   */
  continues: text.nullable().optional(),
  /** Claims that the speaker supports, refutes or discusses in these words. */
  claims: z.array(z.strictObject({ claim: slug, stance, status: status.optional() })).default([]),
  status: status.optional(),
});

const article = z
  .strictObject({
    slug,
    headline: text.optional(),
    language: languageTag,
    genre: z.enum(ArticleGenre),
    byline: text.optional(),
    /** @defaultValue the day of publishedAt, where its offset is */
    datePublished: date.nullable().optional(),
    publishedAt: instant.optional(),
    url: url.optional(),
    rights: text.optional(),
    source: slug.optional(),
    supersedes: slug.optional(),
    credits: z.array(z.strictObject({ source: slug, role: z.enum(CreditRole) })).default([]),
    /** The text itself, or ... */
    body: bodyText.optional(),
    /** ... the file beside the document that holds it, byte for byte. */
    file: z
      .string()
      .max(LONGEST.file, `is longer than ${LONGEST.file} characters`)
      .regex(/^(?!\.+$)[\w.-]+$/, 'is not the name of a file beside the document')
      .optional(),
    /** Words in quotation marks that are not a quote, with the reason. For people and tests to read; not stored. */
    marks: z.array(z.strictObject({ ...anchor, reason: text })).default([]),
    quotes: z.array(quote).default([]),
    /** Claims on which the outlet takes a stance in its own voice. */
    appearances: z
      .array(z.strictObject({ claim: slug, stance, ...anchor, status: status.optional() }))
      .default([]),
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
    /** The status of all rows of the document that do not give their own. */
    status: status.default('PROPOSED'),
    /** The language of claims, if the document has no article. */
    language: languageTag.optional(),
    source: source.optional(),
    people: z.array(person).default([]),
    claims: z.array(claim).default([]),
    utterances: z.array(utterance).default([]),
    article: article.optional(),
    relations: z.array(relation).default([]),
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
