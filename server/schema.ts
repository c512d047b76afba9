import './article/article.ts';
import './history/change.ts';
import './claim/appearance.ts';
import './claim/claim.ts';
import './compare/coverage.ts';
import './node.ts';
import './compare/overlap.ts';
import './person/person.ts';
import './person/quoted-by.ts';
import './quote/quote.ts';
import './check/quote-check.ts';
import './compare/quote-counts.ts';
import './search/search.ts';
import './source/source.ts';
import './utterance/credited.ts';
import './utterance/utterance.ts';
import './utterance/wording.ts';
import { builder } from './builder.ts';
import { rejecting } from './rejecting.ts';

/** The executable schema; printed to schema.graphql, which is what people review. */
export const schema = rejecting(builder.toSchema());
