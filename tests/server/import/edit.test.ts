import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { EDITS } from './edits.ts';
import { empty, seedFolder } from './folder.ts';
import { happened, snapshot } from './snapshot.ts';
import { filesOf, quote, type World, world } from './world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await empty(app);
  await seedFolder(app, filesOf(world()));
});
afterAll(() => app.close());

/** Seeds documents as they are after an edit, and tells what that did. */
async function seedEdited(
  edit: (documents: World) => unknown,
  then: (documents: World) => unknown = () => {},
) {
  const before = await snapshot(app);
  const documents = world();
  edit(documents);
  then(documents);
  const { closing } = await seedFolder(app, filesOf(documents));
  return { closing, ...(await happened(app, before)) };
}

describe('an edited document updates what changed, with its history, and leaves the rest', () => {
  test.for(EDITS.map((edit) => [edit.what, edit] as const))('%s', async ([, { edit, changes }]) => {
    const there = await seedEdited(edit);
    expect(there).toMatchObject({ changes, unexplained: [] });
    if (changes.length === 0) expect(there.closing).toContain('nothing to write');
    // And back: what is written again is the same rows again, not others.
    const back = await seedEdited(() => {});
    expect(back.unexplained).toEqual([]);
    expect(back.changes).toHaveLength(changes.length);
    expect((await seedEdited(() => {})).closing).toContain('nothing to write');
  });
});

describe('of two quotes of one span', () => {
  const also = ({ un }: World) => un.article.quotes.push(quote({ exact: 'Il a plu', type: 'MIXED' }));
  beforeEach(() => seedEdited(also));

  test('a claim moves from one to the other', async () => {
    const move = ({ un }: World) =>
      un.article.quotes[3].claims.push(...un.article.quotes[0].claims.splice(0));
    expect(await seedEdited(also, move)).toMatchObject({
      changes: ['APPEARANCE pluie in Il a plu UPDATED quote: DIRECT: Il a plu -> MIXED: Il a plu'],
      unexplained: [],
    });
    expect(await quoteOf('pluie')).toEqual({ type: 'MIXED', status: 'CONFIRMED' });
  });

  test('one is of another type now: it is another quote, and its claims go with it', async () => {
    const correct = ({ un }: World) => {
      un.article.quotes[0].type = 'INDIRECT';
    };
    expect(await seedEdited(also, correct)).toMatchObject({
      changes: [
        'APPEARANCE pluie in Il a plu UPDATED quote: DIRECT: Il a plu -> INDIRECT: Il a plu',
        'QUOTE Il a plu@10 CREATED',
        'QUOTE Il a plu@10 REJECTED status: CONFIRMED -> REJECTED',
      ],
      unexplained: [],
    });
    expect(await quoteOf('pluie')).toEqual({ type: 'INDIRECT', status: 'CONFIRMED' });
  });
});

/** The quote through which a claim appears. */
async function quoteOf(claim: string) {
  const { quote } = await app.database.prisma.appearance.findFirstOrThrow({
    where: { claim: { slug: claim }, status: { not: 'REJECTED' } },
    select: { quote: { select: { type: true, status: true } } },
  });
  return quote;
}
