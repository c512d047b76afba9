import { quoteVisible, seen } from '../access/visible.sql.ts';
import { raw, sql } from '../database/sql.ts';
import type { RowsSql } from '../reads/declare.ts';

/** The parts of a quote that wordings are made of. */
export interface PrintedQuote {
  id: string;
  /** The words as printed. */
  text: string;
  /** The language of the article. */
  language: string;
  /** The outlet that prints it. Null: not known, or hidden. */
  source: string | null;
}

/** The visible quotes of an utterance in the newest versions of articles, oldest day of publication first. */
export const printingsOf: RowsSql = (utterance, viewer) => ({
  from: sql`(SELECT q.*, a.language, s.id AS seen_source_id FROM quote q JOIN article a ON a.id = q.article_id LEFT JOIN source s ON s.id = q.source_id AND ${seen(viewer, 's')}) AS q`,
  rows: 'q',
  where: sql`q.utterance_id = ${raw(`${utterance}.id`)} AND ${quoteVisible(viewer, 'q', 'NEWEST')}`,
  orderBy: sql`COALESCE(q.date_published, 'infinity'::date), q.article_id, q.start_offset, q.end_offset, q.id`,
});

/** SQL that writes such a row as JSON of a {@link PrintedQuote}. */
export const printedQuote = (row: string) =>
  `json_build_object('id', ${row}.id, 'text', ${row}.exact, 'language', ${row}.language, 'source', ${row}.seen_source_id)`;

/** A speaker to whom a quote of an utterance is credited. */
export interface CreditedQuote {
  id: string;
  /** The speaker as printed. */
  text: string;
  /** The language of the article. */
  language: string;
  /** Null: unnamed, not identified, or an outlet. */
  person: string | null;
  /** The outlet that speaks. Null: it is no outlet. */
  source: string | null;
}

/** The speakers of the visible quotes of an utterance, in the order of {@link printingsOf}. */
export const creditsOf: RowsSql = (utterance, viewer) => ({
  from: sql`(SELECT q.*, a.language, l.exact AS speaker, l.position, pe.id AS seen_person_id, s.id AS seen_source_id
    FROM quote q JOIN article a ON a.id = q.article_id JOIN attribution l ON l.quote_id = q.id AND l.role = 'SPEAKER'
    LEFT JOIN person pe ON pe.id = l.person_id AND ${seen(viewer, 'pe')}
    LEFT JOIN source s ON s.id = l.source_id AND ${seen(viewer, 's')}) AS q`,
  rows: 'q',
  where: sql`q.utterance_id = ${raw(`${utterance}.id`)} AND ${quoteVisible(viewer, 'q', 'NEWEST')}`,
  orderBy: sql`COALESCE(q.date_published, 'infinity'::date), q.article_id, q.start_offset, q.end_offset, q.id, q.position`,
});

/** SQL that writes such a row as JSON of a {@link CreditedQuote}. */
export const creditedQuote = (row: string) =>
  `json_build_object('id', ${row}.id, 'text', ${row}.speaker, 'language', ${row}.language,
    'person', ${row}.seen_person_id, 'source', ${row}.seen_source_id)`;
