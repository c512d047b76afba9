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
 * The document format: how sources, people, claims, utterances, one annotated article and claim relations are written
 * down, in a YAML file, as JSON input or as one line of NDJSON alike. Rows refer to each other by slug; spans are
 * given by their words (W3C TextQuoteSelector), never by numbers. This is the only description of the format.
 */

/** Characters of a text at most, of the name of a party, of the text of an article and of a file's name. */
const LONGEST = { text: 20_000, name: 300, body: 2_000_000, file: 200 };

/** Any text that a database and a JSON document can carry. */
const anyText = (most: number) =>
  z
    .string()
    .min(1, 'is empty: leave the key out where nothing is known')
    .max(most, `is longer than ${most} characters`)
    .refine((value) => !value.includes('\u0000'), 'contains the character NUL (U+0000)')
    .refine(
      (value) => !hasLoneSurrogate(value),
      'contains half of a surrogate pair, which is no Unicode text',
    )
    .refine((value) => !value.startsWith('\ufeff'), 'begins with a byte order mark (U+FEFF)');
/** Words of a text as they are printed: what stands around them may be a space. */
const printed = anyText(LONGEST.text);
/** A text that says something. */
const text = printed.refine(isVisible, 'holds nothing that can be seen');

/** Lower-case ASCII words joined by hyphens. */
const slug = z
  .string()
  .max(120)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'is no slug: lower-case ASCII letters and digits, words joined by hyphens',
  );

/** BCP 47, checked and written as Intl does ("fr", "pt-BR"). */
const languageTag = z
  .string()
  .refine(
    (tag) => canonicalLanguage(tag) === tag,
    'is no BCP 47 language tag in canonical form, such as fr, en or pt-BR',
  );

const country = z.string().regex(/^[A-Z]{2}$/, 'is no ISO 3166-1 alpha-2 code, such as FR');
/** What is indexed as a whole: an index entry has room for 2,700 bytes. */
const name = anyText(LONGEST.name).refine(isVisible, 'holds nothing that can be seen');
const url = z
  .url({ protocol: /^https?$/, error: 'is no http or https URL' })
  .max(2000, 'is longer than 2000 characters');
/** RFC 3339 full-date; the calendar of the database has no year 0. */
const date = z.iso
  .date('is no date of the form 2025-08-15')
  .refine((day) => !day.startsWith('0000'), 'is no date of the form 2025-08-15');
/** RFC 3339 date-time whose day in UTC is a {@link date}. */
const instant = z.iso
  .datetime({ offset: true, error: 'is no instant of the form 2025-08-15T19:30:00Z' })
  .refine(
    (time) => /^(?!0000)\d{4}-/.test(new Date(time).toISOString()),
    'is no instant of the years 1 to 9999',
  );
/** The text of an article, whether it stands in the document or in a file beside it. */
export const bodyText = anyText(LONGEST.body).refine(isVisible, 'holds nothing that can be seen');
const status = z.enum(ReviewStatus);

/** A span, given by its words and, only where the same words occur more than once, by the words around it. */
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
        /** Articles that print this spelling; each is searched for it. */
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
  language: languageTag,
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

const quote = z.strictObject({
  ...anchor,
  type: z.enum(QuoteType),
  cue: text.optional(),
  chain: z.array(link).default([]),
  utterance: slug.optional(),
  /** Claims the speaker supports, refutes or discusses in these words. */
  claims: z
    .array(z.strictObject({ claim: slug, stance: z.enum(Stance), status: status.optional() }))
    .default([]),
  status: status.optional(),
});

const article = z
  .strictObject({
    slug,
    headline: text.optional(),
    language: languageTag,
    genre: z.enum(ArticleGenre),
    byline: text.optional(),
    datePublished: date.optional(),
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
      .regex(/^(?!\.+$)[\w.-]+$/, 'is no file name beside the document')
      .optional(),
    /** Quotation marks of the text that belong to no quote, with the reason. Read by people and tests, not stored. */
    marks: z.array(z.strictObject({ ...anchor, reason: text })).default([]),
    quotes: z.array(quote).default([]),
    /** Claims in the outlet's own voice. */
    appearances: z
      .array(z.strictObject({ claim: slug, stance: z.enum(Stance), ...anchor, status: status.optional() }))
      .default([]),
    status: status.optional(),
  })
  .refine(
    ({ body, file }) => (body === undefined) !== (file === undefined),
    'needs its text: either body or file',
  );

/** One document of the format. */
export const documentFormat = z.strictObject({
  /** The status of every row of the document that names none; PROPOSED where this is absent, too. */
  status: status.default('PROPOSED'),
  source: source.optional(),
  people: z.array(person).default([]),
  claims: z.array(claim).default([]),
  utterances: z.array(utterance).default([]),
  article: article.optional(),
  relations: z.array(relation).default([]),
});

/** A document after it has been read and checked by {@link documentFormat}. */
export type Document = z.output<typeof documentFormat>;
/** A document, and the name that its problems are told under. */
export interface NamedDocument {
  name: string;
  document: Document;
}
/** An annotated article of a document. */
export type ArticleDocument = NonNullable<Document['article']>;
/** A quote of an annotated article. */
export type QuoteDocument = ArticleDocument['quotes'][number];
/** A span given by its words. */
export interface Anchor {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
}
