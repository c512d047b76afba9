import { at, BODY, id, literal, type Span } from './fixture.ts';

/** Code points of the text. */
export const length = Array.from(BODY).length;

/** An INSERT of a quote, on a span of its own where none is given. */
export function quote(span: Partial<Span>, type = 'INDIRECT', status = 'PROPOSED', article = 'un'): string {
  const { start, end, exact } = { ...at('a écrit'), ...span };
  return `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, status)
    VALUES (gen_random_uuid(), ${id('article', article)}, '${type}', ${literal(exact)}, ${start}, ${end}, '${status}')`;
}

/** Rows for an INSERT of quotes that continue another, on the spans of these words. */
export function continuing(earlier: string, ...words: string[]): string {
  const rows = words
    .map(at)
    .map(
      ({ start, end, exact }) =>
        `(gen_random_uuid(), ${id('article', 'un')}, 'INDIRECT', ${literal(exact)}, ${start}, ${end}, ${earlier})`,
    );
  return `INSERT INTO quote (id, article_id, type, exact, start_offset, end_offset, continues_id) VALUES ${rows.join(', ')}`;
}

/** An INSERT of an appearance of a claim. */
export function appearance(
  span: Partial<Span>,
  claim = 'silence',
  quote = 'NULL',
  status = 'PROPOSED',
): string {
  const { start, end, exact } = { ...at('a écrit'), ...span };
  return `INSERT INTO appearance (id, article_id, claim_id, stance, quote_id, exact, start_offset, end_offset, status)
    VALUES (gen_random_uuid(), ${id('article', 'un')}, ${id('claim', claim)}, 'SUPPORTS', ${quote}, ${literal(exact)}, ${start}, ${end}, '${status}')`;
}

/** An INSERT of a link of the chain of a quote. */
export function link(quote: string, role: string, person: string, source = 'NULL'): string {
  return `INSERT INTO attribution (id, quote_id, position, role, exact, person_id, source_id)
    VALUES (gen_random_uuid(), ${quote}, 9, '${role}', 'Zoé', ${person}, ${source})`;
}

/** An INSERT of a relation. */
export function relation(subject: string, object: string, type: string, status = 'PROPOSED'): string {
  return `INSERT INTO claim_relation (id, subject_id, object_id, type, note, status)
    VALUES (gen_random_uuid(), ${id('claim', subject)}, ${id('claim', object)}, '${type}', 'note', '${status}')`;
}

/** Where a row says what it belongs to, and what keeps that from leading back to it. */
export const UPWARDS = {
  person: ['affiliation_id', 'person_affiliation_in_no_circle'],
  source: ['parent_id', 'source_parent_in_no_circle'],
  article: ['supersedes_id', 'article_supersedes_in_no_circle'],
} as const;
/** An UPDATE after which the row of one slug belongs to the row of another. */
export function belongs(table: keyof typeof UPWARDS, slug: string, to: string): string {
  return `UPDATE ${table} SET ${UPWARDS[table][0]} = ${id(table, to)} WHERE slug = '${slug}'`;
}
/** Zoé belongs to a crew and the Gazette to a group; now these belong to them. */
export const circle = (table: 'person' | 'source') =>
  table === 'person' ? belongs(table, 'navette', 'zoe') : belongs(table, 'groupe', 'gazette');

/** An INSERT of an article. */
export function article(body: string, sha256: string): string {
  return `INSERT INTO article (id, slug, body, language, genre, sha256, word_count)
    VALUES (gen_random_uuid(), 'trois', ${literal(body)}, 'fr', 'OPINION', ${sha256}, 1)`;
}
/** The SQL of the hash of a text. */
export const hash = (body: string) => `encode(sha256(convert_to(${literal(body)}, 'UTF8')), 'hex')`;
