import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { quotesField } from '../quote/quote.ts';
import { Utterance } from './utterance.ts';

builder.prismaObjectFields(Utterance, (t) => ({
  quotes: t.connection(
    ...quotesField({
      description: 'The quotes that print the utterance, newest day of publication first.',
      scope: { on: sql`q.utterance_id = p.id` },
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
