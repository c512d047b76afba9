import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaredInvariants } from '../../../server/database/invariants.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { COMPARED } from './compared.ts';
import { FILTERED } from './filtered.ts';
import { at, BODY, id, loadFixture, quoteId, undone } from './fixture.ts';
import { KEPT } from './kept.ts';
import { REFUSALS } from './refusals.ts';
import { REPEATED } from './repeated.ts';
import { REVISED } from './revised.ts';
import { SEARCHED } from './searched.ts';
import { VERSIONS } from './versions.ts';
import { appearance, belongs, link, quote, relation } from './writes.ts';

/** What an engine says when it refuses a statement. */
interface Refused {
  code: string;
  constraint: string;
}

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await loadFixture(app);
});
afterAll(() => app.close());

/** What the engine says to a statement; null: it takes it. The transaction goes on either way. */
async function refusal(statement: string): Promise<Refused | null> {
  await app.sql('SAVEPOINT here');
  try {
    await app.sql(statement);
    return null;
  } catch (error) {
    const { code, constraint } = error as Refused;
    return { code, constraint };
  } finally {
    await app.sql('ROLLBACK TO SAVEPOINT here');
  }
}

describe('the database refuses', () => {
  test.for(REFUSALS.map((refusal) => [refusal.what, refusal] as const))(
    '%s',
    ([, { statement, code, constraint, drop }]) =>
      undone(app, async () => {
        expect(await refusal(statement)).toEqual({ code: expect.stringMatching(code), constraint });
        for (const what of drop) await app.sql(what);
        expect(await refusal(statement), 'without what refuses it, it should pass').toBeNull();
      }),
  );
});

describe('the database takes', () => {
  const departure = at('שלום\u200f עולם');
  test.for([
    ['both directions of ENTAILS', relation('retour', 'depart', 'ENTAILS')],
    ['two relations of different types between two claims', relation('retour', 'depart', 'QUALIFIES')],
    ['a refused relation beside its other direction', relation('retour', 'depart', 'ENTAILS', 'REJECTED')],
    ['two quotes of one span and different types', quote(departure, 'MIXED')],
    ['a refused quote beside the one of its span and type', quote(departure, 'DIRECT', 'REJECTED')],
    [
      'a refused appearance beside the one of its span and claim',
      appearance(departure, 'depart', 'NULL', 'REJECTED'),
    ],
    ['a speaker who is also addressed', link(quoteId('DIRECT'), 'ADDRESSEE', id('person', 'zoe'))],
    [
      'several links without a party',
      `${link(quoteId('MIXED'), 'SPEAKER', 'NULL')}, (gen_random_uuid(), ${quoteId('MIXED')}, 10, 'SPEAKER', 'Zoé', NULL, NULL)`,
    ],
    ['a quote of the whole text', quote({ start: 0, end: Array.from(BODY).length, exact: BODY })],
    ['a person two steps up', belongs('person', 'navette', 'elise')],
    ['a source beside another', belongs('source', 'radio', 'groupe')],
    [
      'an organisation and its member the other way round, at once',
      `UPDATE person SET affiliation_id = CASE slug WHEN 'navette' THEN ${id('person', 'zoe')} END WHERE slug IN ('navette', 'zoe')`,
    ],
    ['the end of a source that nothing names', `DELETE FROM source WHERE slug = 'libre'`],
  ])('%s', ([, statement]) =>
    undone(app, async () => {
      expect(await refusal(statement as string)).toBeNull();
    }),
  );
});

describe('the database keeps', () => {
  test.for(
    [...KEPT, ...COMPARED, ...SEARCHED, ...REPEATED, ...REVISED, ...VERSIONS, ...FILTERED].map(
      (kept) => [kept.what, kept] as const,
    ),
  )('%s', async ([, { does, shows, value, drop }]) => {
    const shown = async () => {
      for (const statement of does) await app.sql(statement);
      return (await app.sql<{ value: unknown }>(`SELECT (${shows}) AS value`))[0]?.value;
    };
    expect(await undone(app, shown)).toEqual(value);
    const without = undone(app, async () => {
      for (const what of drop) await app.sql(what);
      return shown();
    });
    expect(await without, 'without what keeps it, it should be wrong').not.toEqual(value);
  });
});

test('every trigger, check and unique index of the migrations is proven above', () => {
  const proven = [
    ...REFUSALS,
    ...KEPT,
    ...COMPARED,
    ...SEARCHED,
    ...REPEATED,
    ...REVISED,
    ...VERSIONS,
    ...FILTERED,
  ]
    .flatMap(({ drop }) => drop)
    .join('\n');
  const declared = declaredInvariants().flatMap(({ names }) => names);
  expect(declared.filter((name) => !proven.includes(`"${name}"`))).toEqual([]);
});
