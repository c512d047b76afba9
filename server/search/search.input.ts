import { enumType } from '../enum.ts';

/** What a search can find. */
export const SearchTypeEnum = enumType('SearchType', 'What a search can find.', {
  ARTICLE: 'Articles, by headline and body.',
  QUOTE: 'Quotes, by the words printed.',
  CLAIM: 'Claims, by their text.',
  PERSON: 'People, organisations and groups, by every spelling of their names.',
  SOURCE: 'Sources, by every spelling of their names.',
});
/** The type of a hit. */
export type SearchType = typeof SearchTypeEnum.$inferType;

/** All types, in the order of the enum. */
export const SEARCH_TYPES: readonly SearchType[] = ['ARTICLE', 'QUOTE', 'CLAIM', 'PERSON', 'SOURCE'];
