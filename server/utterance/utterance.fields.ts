import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { Quote, QuoteConnection, QuoteEdge, quotes } from '../quote/quote.ts';
import { connectionField } from '../reads/list-field.ts';
import { Utterance } from './utterance.ts';

builder.prismaObjectFields(Utterance, (t) => ({
  quotes: t.connection(
    {
      type: Quote,
      description: 'The quotes that print it; newest day of publication first.',
      ...connectionField(quotes, { scope: { on: sql`q.utterance_id = p.id` }, orderBy: 'PUBLISHED_DESC' }),
    },
    QuoteConnection,
    QuoteEdge,
  ),
}));
