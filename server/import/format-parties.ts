import { z } from 'zod';
import { PersonType, SourceType } from '../generated/prisma/enums.ts';
import { country, languageTag, name, slug, spelling, status, text, url } from './format-values.ts';

// The parties of the annotation format; see format.ts.

/** A source, as a document writes it down. */
export const source = z.strictObject({
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

/** A person, an organisation or a group, as a document writes it down. */
export const person = z.strictObject({
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
