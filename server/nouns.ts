import { Article, articles } from './article/article.ts';
import { Appearance, appearances } from './claim/appearance.ts';
import { Claim, ClaimRelation, claims, relations } from './claim/claim.ts';
import { Change, changes } from './history/change.ts';
import { Person, people } from './person/person.ts';
import { Quote, quotes } from './quote/quote.ts';
import { Source, sources } from './source/source.ts';
import { Utterance, utterances } from './utterance/utterance.ts';

/**
 * Every noun, by the name of its type: the type in the API, how its rows are listed in SQL, and how they are loaded. Global
 * ids and searches work from this table.
 */
export const NOUNS = {
  Article: { ref: Article, ...articles },
  Source: { ref: Source, ...sources },
  Person: { ref: Person, ...people },
  Quote: { ref: Quote, ...quotes },
  Utterance: { ref: Utterance, ...utterances },
  Claim: { ref: Claim, ...claims },
  Appearance: { ref: Appearance, ...appearances },
  ClaimRelation: { ref: ClaimRelation, ...relations },
  Change: { ref: Change, ...changes },
};
