import { z } from 'zod';
import { NameType, ReviewStatus } from '../generated/prisma/enums.ts';
import { canonicalLanguage } from '../text/language.rules.ts';
import { hasLoneSurrogate, isVisible } from '../text/text.ts';

// The values that occur in several objects of the annotation format; see format.ts.

/** The most characters of a text, of the name of a party, of the body of an article and of the name of a file. */
export const LONGEST = { text: 20_000, name: 300, body: 2_000_000, file: 200 };

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
export const text = printed.refine(isVisible, 'has no visible character');

/** Lower-case ASCII words joined by hyphens. */
export const slug = z
  .string()
  .max(120)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'is not a slug: use lower-case ASCII letters and digits, and hyphens between words',
  )
  .describe('A name of lower-case ASCII words joined by hyphens, by which other rows refer to it.');

/** A BCP 47 tag in the form in which Intl writes it ("fr", "pt-BR"). */
export const languageTag = z
  .string()
  .refine(
    (tag) => canonicalLanguage(tag) === tag,
    'is not a BCP 47 language tag in canonical form, such as fr, en or pt-BR',
  );

export const country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code, such as FR');
/** A text that is indexed as a whole. It is short because an index entry has room for 2,700 bytes. */
export const name = anyText(LONGEST.name).refine(isVisible, 'has no visible character');
export const url = z
  .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
  .max(2000, 'is longer than 2000 characters');
/** A full-date of RFC 3339. Year 0 is refused because the calendar of the database has none. */
export const date = z.iso
  .date('is not a date of the form 2025-08-15')
  .refine((day) => !day.startsWith('0000'), 'is not a date of the form 2025-08-15');
/** A date-time of RFC 3339 whose day in UTC is a {@link date}. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is not a date and time of the form 2025-08-15T19:30:00Z' })
  .refine(
    (time) => /^(?!0000)\d{4}-/.test(new Date(time).toISOString()),
    'is not a date and time of the years 1 to 9999',
  );
/** The text of an article, in the document or in a file beside it. */
export const bodyText = anyText(LONGEST.body).refine(isVisible, 'has no visible character');
export const status = z.enum(ReviewStatus).describe('Whether a person has confirmed the row.');

/**
 * A span, given by its words. If the same words occur more than once, the words around them tell which is meant. Words that
 * are not printed so are those that differ from them in apostrophes, quotation marks, spaces and dashes alone. They are
 * stored as printed.
 */
export const anchor = {
  exact: text.describe('The words of the span, as printed.'),
  prefix: printed
    .optional()
    .describe('The text directly before them, where they are printed more than once.'),
  suffix: printed
    .optional()
    .describe('The text directly behind them, where they are printed more than once.'),
};

/** One spelling of a name. */
export const spelling = {
  name: name.describe('The spelling as printed.'),
  type: z
    .enum(NameType)
    .describe(
      'ALIAS: another name. TRANSLITERATION: from another script. MISSPELLING: a mistake of the print.',
    ),
  language: languageTag.optional().describe('The language of the spelling.'),
};
