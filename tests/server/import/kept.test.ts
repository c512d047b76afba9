import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { empty, seedFolder, tableSizes } from './folder.ts';
import { happened, snapshot } from './snapshot.ts';
import { filesOf, type World, world } from './world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(() => empty(app));
afterAll(() => app.close());

describe('a row that a person has changed is kept', () => {
  /** Notes a change of a row by a person, as a write through the API does. */
  const touch = async ([type, table, condition]: readonly [string, string, string]) => {
    await app.sql(`UPDATE ${table} SET version = version + 1 WHERE ${condition}`);
    await app.sql(`INSERT INTO change (id, tracked_type, tracked_id, actor, action)
      SELECT gen_random_uuid(), '${type}', id, 'anne', 'UPDATED' FROM ${table} WHERE ${condition}`);
  };
  const edit = (documents: World) => {
    documents.gazette.source.name = 'Autre';
    documents.people.people[0].name = 'Autre';
    documents.people.utterances[0].occasion = 'autre';
    documents.claims.claims[0].text = 'Autre.';
    documents.claims.relations[0].note = 'Autre.';
    documents.un.article.rights = 'Autre.';
    documents.un.article.quotes[0].cue = 'Selon';
    documents.un.article.quotes[0].claims[0].stance = 'DISCUSSES';
  };
  const ROWS = [
    ['SOURCE', 'source', `slug = 'gazette'`],
    ['PERSON', 'person', `slug = 'zoe'`],
    ['UTTERANCE', 'utterance', `slug = 'salut'`],
    ['CLAIM', 'claim', `slug = 'pluie'`],
    ['CLAIM_RELATION', 'claim_relation', `type = 'CONTRADICTS'`],
    ['ARTICLE', 'article', `slug = 'un'`],
    ['QUOTE', 'quote', `exact = 'Il a plu'`],
    ['APPEARANCE', 'appearance', `exact = 'Il a plu'`],
  ] as const;

  test.for(ROWS)('%s', async ([type, table, condition]) => {
    await seedFolder(app, filesOf(world()));
    await touch([type, table, condition]);
    const kept = await app.sql(`SELECT * FROM ${table} WHERE ${condition}`);
    const before = await snapshot(app);
    const documents = world();
    edit(documents);
    const { closing } = await seedFolder(app, filesOf(documents));
    expect(closing).toContain('1 kept because a person changed them');
    const { changes, unexplained } = await happened(app, before);
    expect(unexplained).toEqual([]);
    expect(changes.map((line) => line.split(' ')[0])).toEqual(
      ROWS.flatMap(([other]) => (other === type ? [] : other)).sort(),
    );
    expect(await app.sql(`SELECT * FROM ${table} WHERE ${condition}`)).toEqual(kept);
  });

  test('even when the documents no longer have it', async () => {
    await seedFolder(app, filesOf(world()));
    for (const row of ROWS.filter(([type]) => type !== 'ARTICLE')) await touch(row);
    await app.sql(`UPDATE change SET actor = 'anne' WHERE tracked_type = 'QUOTE'`);
    const before = await tableSizes(app);
    await seedFolder(app, filesOf({ deux: world().deux }));
    const refused = await app.sql(`SELECT slug FROM person WHERE status = 'REJECTED' ORDER BY slug`);
    expect(refused).toEqual([{ slug: 'club' }, { slug: 'paul' }]);
    expect(await app.sql(`SELECT 1 FROM claim WHERE slug = 'pluie' AND status <> 'REJECTED'`)).toHaveLength(
      1,
    );
    expect({ ...(await tableSizes(app)), change: 0, field_change: 0 }).toEqual({
      ...before,
      change: 0,
      field_change: 0,
    });
  });
});
