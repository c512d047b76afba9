import type { TestApp } from '../../support/app.ts';

/** A text in which code points, UTF-16 units, grapheme clusters and normal forms all disagree. */
export const BODY =
  '👩🏽‍🚀 Élise et E\u0301lise 🇫🇷 ont dit : « שלום\u200f עולם ».\u2028« 1️⃣ départ 🚀 », a écrit Zoé, « 1️⃣ départ 🚀 » encore.';
/** Another text, which begins like the first. */
export const OTHER_BODY = `${BODY} Et rien de plus.`;

/** A span, in code points, and its words. */
export interface Span {
  start: number;
  end: number;
  exact: string;
}

/** The first span of BODY that has these words. */
export function at(words: string): Span {
  const start = Array.from(BODY.slice(0, BODY.indexOf(words))).length;
  return { start, end: start + Array.from(words).length, exact: words };
}

/** Rows of every kind, made by the loader: two articles, two people, four sources, three claims, two quotes. */
export async function loadFixture(app: TestApp): Promise<void> {
  const link = (person: string) => ({ role: 'SPEAKER', exact: 'Zoé', person });
  const document = (document: object) => JSON.stringify({ status: 'CONFIRMED', ...document });
  const source = (slug: string, parent?: string) =>
    document({ source: { slug, name: slug, ...(parent && { parent }) } });
  await app.load(
    source('gazette', 'groupe'),
    source('groupe'),
    source('agence'),
    source('radio'),
    source('libre'),
    document({
      people: [
        { slug: 'zoe', type: 'PERSON', name: 'Zoé', affiliation: 'navette' },
        { slug: 'elise', type: 'PERSON', name: 'Élise' },
        { slug: 'navette', type: 'ORGANIZATION', name: 'Navette' },
      ],
      claims: ['depart', 'retour', 'silence'].map((slug) => ({ slug, text: `${slug}.`, language: 'fr' })),
      utterances: [{ slug: 'salut' }],
      relations: [
        { subject: 'depart', object: 'retour', type: 'ENTAILS', note: 'Sans départ, pas de retour.' },
      ],
      article: {
        slug: 'un',
        language: 'fr',
        genre: 'REPORTAGE',
        datePublished: '2025-08-15',
        source: 'gazette',
        credits: [{ source: 'agence', role: 'SUPPLIER' }],
        body: BODY,
        quotes: [
          {
            exact: 'שלום\u200f עולם',
            type: 'DIRECT',
            utterance: 'salut',
            chain: [link('zoe'), { role: 'REPORTED_BY', exact: 'Élise', source: 'radio' }],
            claims: [{ claim: 'depart', stance: 'SUPPORTS' }],
          },
          { exact: '1️⃣ départ 🚀', prefix: '\u2028« ', type: 'MIXED', chain: [link('zoe'), link('elise')] },
        ],
        appearances: [{ claim: 'retour', stance: 'DISCUSSES', exact: '🇫🇷 ont dit' }],
      },
    }),
    document({ article: { slug: 'deux', language: 'fr', genre: 'OPINION', body: OTHER_BODY } }),
  );
}

/** The id of the row of a table that has this slug, as SQL. */
export const id = (table: string, slug: string) => `(SELECT id FROM ${table} WHERE slug = '${slug}')`;
/** The id of the fixture's quote of this type, as SQL. */
export const quoteId = (type: 'DIRECT' | 'MIXED') => `(SELECT id FROM quote WHERE type = '${type}')`;
/** Text as SQL. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** What takes an invariant away. */
export const trigger = (name: string, table: string) => `DROP TRIGGER "${name}" ON "${table}"`;
export const constraint = (name: string, table: string) => `ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`;
export const index = (name: string) => `DROP INDEX "${name}"`;

/** Runs statements and takes them back. */
export async function undone<T>(app: TestApp, run: () => Promise<T>): Promise<T> {
  await app.sql('BEGIN');
  try {
    return await run();
  } finally {
    await app.sql('ROLLBACK');
  }
}
