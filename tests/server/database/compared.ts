import { at, BODY, id, literal, trigger } from './fixture.ts';
import type { Kept } from './kept.ts';
import { link, quote } from './writes.ts';

// Both texts of the fixture print all of BODY, 15 words: shared copy, as long as no quote holds it. "un" is printed by
// the Gazette, which belongs to a group, "deux" by nobody known.
const length = Array.from(BODY).length;
/** Where both print it. */
const SPAN = at('Élise et');

/** An article states the claim "silence", in its own voice. */
const supports = (article: string) =>
  `INSERT INTO appearance (id, article_id, claim_id, stance, exact, start_offset, end_offset, status) VALUES
    (gen_random_uuid(), ${id('article', article)}, ${id('claim', 'silence')}, 'SUPPORTS', ${literal(SPAN.exact)}, ${SPAN.start}, ${SPAN.end}, 'CONFIRMED')`;
const both = [supports('un'), supports('deux')];
const noCopy = 'DELETE FROM article_overlap';
const counted = (column: string) =>
  `SELECT k.${column} FROM claim_corroboration k JOIN claim c ON c.id = k.claim_id WHERE c.slug = 'silence'`;
const origins = counted('independent_origins');
const quoted = ['un', 'deux'].map((article) =>
  quote({ start: 0, end: length, exact: BODY }, 'DIRECT', 'CONFIRMED', article),
);
const credit = (source: string) =>
  `INSERT INTO credit (id, article_id, source_id, role, position) VALUES (gen_random_uuid(), ${id('article', 'deux')}, ${id('source', source)}, 'SUPPLIER', 0)`;

/** "un" credits the utterance to Zoé, "deux" to somebody else. */
export const retold = (person: string) => [
  `${quote({ start: 0, end: length, exact: BODY }, 'INDIRECT', 'CONFIRMED', 'deux')}`,
  `UPDATE quote SET utterance_id = ${id('utterance', 'salut')} WHERE article_id = ${id('article', 'deux')}`,
  link(RETOLD, 'SPEAKER', id('person', person)),
];
const RETOLD = `(SELECT id FROM quote WHERE article_id = ${id('article', 'deux')})`;
const conflict = `SELECT attribution_conflict FROM utterance WHERE slug = 'salut'`;
const follows = (table: string, how: string) => [trigger(`${table}_${how}_compares`, table)];

const FOLLOWS: Kept[] = [
  {
    what: 'a corroboration for every claim',
    does: [`INSERT INTO claim (id, slug, text, language) VALUES (gen_random_uuid(), 'neuf', 'Neuf.', 'fr')`],
    shows: `SELECT count(*)::int FROM claim_corroboration k JOIN claim c ON c.id = k.claim_id WHERE c.slug = 'neuf'`,
    value: 1,
    drop: follows('claim', 'inserted'),
  },
  {
    what: 'who supports a claim when an article does',
    does: [supports('un')],
    shows: counted('supports'),
    value: 1,
    drop: follows('appearance', 'inserted'),
  },
  {
    what: 'who supports a claim when an article turns against it',
    does: [
      supports('un'),
      `UPDATE appearance SET stance = 'REFUTES' WHERE claim_id = ${id('claim', 'silence')}`,
    ],
    shows: counted('refutes'),
    value: 1,
    drop: follows('appearance', 'updated'),
  },
  {
    what: 'who supports a claim when an appearance is gone',
    does: [supports('un'), `DELETE FROM appearance WHERE claim_id = ${id('claim', 'silence')}`],
    shows: counted('supports'),
    value: 0,
    drop: follows('appearance', 'deleted'),
  },
  {
    what: 'the origins of a claim when shared copy turns out to be speech',
    does: [...both, ...quoted],
    shows: origins,
    value: 2,
    drop: follows('quote', 'inserted'),
  },
  {
    what: 'the origins of a claim when shared speech turns out to be indirect',
    does: [...both, ...quoted, `UPDATE quote SET type = 'INDIRECT' WHERE exact = ${literal(BODY)}`],
    shows: origins,
    value: 1,
    drop: follows('quote', 'updated'),
  },
  {
    what: 'the origins of a claim when shared speech is no quote any longer',
    does: [...both, ...quoted, `DELETE FROM quote WHERE exact = ${literal(BODY)}`],
    shows: origins,
    value: 1,
    drop: follows('quote', 'deleted'),
  },
  {
    what: 'the origins of a claim when shared copy is found',
    does: [
      noCopy,
      ...both,
      `INSERT INTO article_overlap VALUES (${id('article', 'un')}, ${id('article', 'deux')}, 0, ${length}, 0, ${length}, 15)`,
    ],
    shows: origins,
    value: 1,
    drop: follows('article_overlap', 'inserted'),
  },
  {
    what: 'the origins of a claim when shared copy is none any longer',
    does: [...both, noCopy],
    shows: origins,
    value: 2,
    drop: follows('article_overlap', 'deleted'),
  },
  {
    what: 'the origins of a claim when an article credits another',
    does: [noCopy, ...both, credit('gazette')],
    shows: origins,
    value: 1,
    drop: follows('credit', 'inserted'),
  },
  {
    what: 'the origins of a claim when another is credited',
    does: [
      noCopy,
      ...both,
      credit('radio'),
      `UPDATE credit SET source_id = ${id('source', 'gazette')} WHERE article_id = ${id('article', 'deux')}`,
    ],
    shows: origins,
    value: 1,
    drop: follows('credit', 'updated'),
  },
  {
    what: 'the origins of a claim when the source of another turns out to have supplied nothing',
    does: [
      noCopy,
      ...both,
      credit('agence'),
      `UPDATE credit SET role = 'INFORMANT' WHERE article_id = ${id('article', 'deux')}`,
    ],
    shows: origins,
    value: 2,
    drop: follows('credit', 'updated'),
  },
  {
    what: 'the origins of a claim when the source that supplied both is refused',
    does: [noCopy, ...both, credit('agence'), `UPDATE source SET status = 'REJECTED' WHERE slug = 'agence'`],
    shows: origins,
    value: 2,
    drop: follows('source', 'updated'),
  },
  {
    what: 'the origins of a claim when a credit is gone',
    does: [
      noCopy,
      ...both,
      credit('gazette'),
      `DELETE FROM credit WHERE article_id = ${id('article', 'deux')}`,
    ],
    shows: origins,
    value: 2,
    drop: follows('credit', 'deleted'),
  },
  {
    what: 'who supports a claim when an article is withdrawn',
    does: [supports('un'), `UPDATE article SET withdrawn_at = now() WHERE slug = 'un'`],
    shows: counted('supports'),
    value: 0,
    drop: follows('article', 'updated'),
  },
  {
    what: 'the origins of a claim when one group buys both outlets',
    does: [
      noCopy,
      `UPDATE article SET source_id = ${id('source', 'libre')} WHERE slug = 'deux'`,
      ...both,
      `UPDATE source SET parent_id = ${id('source', 'groupe')} WHERE slug = 'libre'`,
    ],
    shows: origins,
    value: 1,
    drop: follows('source', 'updated'),
  },
  {
    what: 'the conflict when another article credits another speaker',
    does: retold('elise'),
    shows: conflict,
    value: true,
    drop: follows('attribution', 'inserted'),
  },
  {
    what: 'no conflict when the other article turns out to credit the same',
    does: [
      ...retold('elise'),
      `UPDATE attribution SET person_id = ${id('person', 'zoe')} WHERE quote_id = ${RETOLD}`,
    ],
    shows: conflict,
    value: false,
    drop: follows('attribution', 'updated'),
  },
  {
    what: 'no conflict when the other article credits nobody any longer',
    does: [...retold('elise'), `DELETE FROM attribution WHERE quote_id = ${RETOLD}`],
    shows: conflict,
    value: false,
    drop: follows('attribution', 'deleted'),
  },
  {
    what: 'the conflict with an organisation when its member leaves',
    does: [...retold('navette'), `UPDATE person SET affiliation_id = NULL WHERE slug = 'zoe'`],
    shows: conflict,
    value: true,
    drop: follows('person', 'updated'),
  },
  {
    what: 'no conflict about an utterance that is refused',
    does: [...retold('elise'), `UPDATE utterance SET status = 'REJECTED' WHERE slug = 'salut'`],
    shows: conflict,
    value: false,
    drop: follows('utterance', 'updated'),
  },
];

const WRITES: [string, string][] = [
  ['article', `rights = 'x'`],
  ['credit', 'position = position'],
  ['quote', `cue = 'a dit'`],
  ['attribution', `exact = 'Zoé'`],
  ['appearance', 'stance = stance'],
  ['article_shingles', 'rule = rule'],
  ['article_overlap', 'words = words'],
  ['source', `homepage = 'https://example.org/'`],
  ['person', `description = 'x'`],
  ['utterance', `occasion = 'x'`],
];

/** What compares articles is kept, too, and by one transaction at a time. */
export const COMPARED: Kept[] = [
  ...FOLLOWS,
  ...WRITES.map(([table, change]) => ({
    what: `one writer at a time of ${table}`,
    does: [`UPDATE "${table}" SET ${change}`],
    shows: `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objid = 20261121
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    value: 1,
    // Whoever writes attributions counts quotes of people, who are written one by one, too.
    drop: [table, ...(table === 'attribution' ? ['person'] : [])].map((t) => trigger(`${t}_one_writer`, t)),
  })),
];
