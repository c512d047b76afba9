import type { Kept } from './kept.ts';

/** A table that answers are made of, and a column of it. */
const TABLES = {
  source: 'id',
  source_name: 'id',
  article: 'id',
  credit: 'id',
  person: 'id',
  person_redirect: 'slug',
  person_name: 'id',
  person_name_article: 'name_id',
  person_title: 'id',
  quote: 'id',
  attribution: 'id',
  utterance: 'id',
  claim: 'id',
  appearance: 'id',
  claim_relation: 'id',
  change: 'id',
  field_change: 'id',
};

/** A statement that writes into a table gives the state of the database another name, be it without any row. */
export const REVISED: readonly Kept[] = Object.entries(TABLES).map(([table, column]) => ({
  what: `a new revision when ${table} is written`,
  does: [
    // What keeps columns of other tables writes into them, too.
    ...Object.keys(TABLES)
      .filter((other) => other !== table)
      .map((other) => `ALTER TABLE "${other}" DISABLE TRIGGER "${other}_revises"`),
    `UPDATE "${table}" SET "${column}" = "${column}" WHERE false`,
  ],
  shows: `EXISTS (SELECT FROM "revision" WHERE "transaction" = pg_current_xact_id()::text::bigint)`,
  value: true,
  drop: [`DROP TRIGGER "${table}_revises" ON "${table}"`],
}));
