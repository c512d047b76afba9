import { versionsArg } from '../article/article.input.ts';
import { builder } from '../builder.ts';
import { sql } from '../database/sql.ts';
import { quotesField } from '../quote/quote.ts';
import { Utterance } from './utterance.ts';

builder.prismaObjectFields(Utterance, (t) => ({
  quotes: t.connection(
    ...quotesField({
      description: 'The quotes that print the utterance, newest day of publication first.',
      args: versionsArg,
      scope: { on: sql`q.utterance_id = p.id` },
      filter: ({ versions }) => ({ versions }),
      orderBy: 'PUBLISHED_DESC',
    }),
  ),
}));
