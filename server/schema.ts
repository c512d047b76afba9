import './article/article.fields.ts';
import './article/article.ts';
import './check/quote-check.ts';
import './claim/appearance.ts';
import './claim/claim.ts';
import './compare/changes.ts';
import './compare/coverage.ts';
import './compare/overlap.ts';
import './compare/quote-counts.ts';
import './history/change.ts';
import './node.ts';
import './person/person.fields.ts';
import './person/person.ts';
import './person/quoted-by.ts';
import './quote/quote.fields.ts';
import './quote/quote.ts';
import './search/search.ts';
import './source/source.fields.ts';
import './source/source.ts';
import './utterance/credited.ts';
import './utterance/utterance.fields.ts';
import './utterance/utterance.ts';
import './utterance/wording.ts';
import { builder } from './builder.ts';
import { rejecting } from './rejecting.ts';

/** The executable schema; printed to schema.graphql, which is what people review. */
export const schema = rejecting(builder.toSchema());
