import { describe, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { FIRST, listed, SECOND, THIRD } from './chain.ts';
import { bothWays, corroboration, harbour, printed } from './port.ts';

describe('where the newest version', () => {
  const quoted = (app: TestApp) =>
    bothWays<object>(
      app,
      '{ quotes { nodes { exact } } people(orderBy: MOST_QUOTED, first: 1) { nodes { slug } } }',
    );

  test('is only proposed, the confirmed one counts, and it alone', async () => {
    const app = await harbour(FIRST, { ...SECOND, status: 'PROPOSED' });
    expect(await listed(app)).toEqual(['port-1']);
    expect(await listed(app, '(filter: { versions: ALL, status: [PROPOSED] })')).toEqual(['port-2']);
    expect(await quoted(app)).toMatchObject({
      quotes: { nodes: [{ exact: 'Personne ne sortira avant lundi' }] },
    });
    await app.sql(`UPDATE article SET status = 'CONFIRMED' WHERE slug = 'port-2'`);
    expect(await listed(app)).toEqual(['port-2']);
    expect(await corroboration(app)).toMatchObject({ articles: 0 });
    await app.sql(`UPDATE appearance SET status = 'CONFIRMED'`);
    expect(await corroboration(app)).toMatchObject({ articles: 1, supports: 1 });
  });

  test('is rejected, the one before it counts', async () => {
    const app = await harbour(FIRST, SECOND);
    await app.sql(`UPDATE article SET status = 'REJECTED' WHERE slug = 'port-2'`);
    expect(await listed(app)).toEqual(['port-1']);
    expect(
      await bothWays(app, '{ article(slug: "port-1") { newest { slug } supersededBy { slug } } }'),
    ).toEqual({
      article: { newest: null, supersededBy: null },
    });
    expect(await corroboration(app)).toMatchObject({ articles: 1, supports: 1 });
  });

  test('is withdrawn, nobody says again what it replaced', async () => {
    const app = await harbour(FIRST, SECOND);
    await app.sql(`UPDATE article SET withdrawn_at = now() WHERE slug = 'port-2'`);
    expect(await listed(app)).toEqual(['port-2']);
    expect(await quoted(app)).toMatchObject({ quotes: { nodes: [] } });
    expect(await corroboration(app)).toMatchObject({ articles: 0, supports: 0 });
  });

  test('has a quote that is refused, the quote of the older one does not come back', async () => {
    const app = await harbour(FIRST, SECOND);
    await app.sql(`UPDATE quote SET status = 'REJECTED' WHERE exact LIKE '%mardi'`);
    expect(await quoted(app)).toMatchObject({ quotes: { nodes: [] } });
  });

  test('follows one in the middle that is rejected, it counts', async () => {
    const app = await harbour(FIRST, { ...SECOND, status: 'REJECTED' }, THIRD);
    expect(await listed(app)).toEqual(['port-3']);
  });
});

test('two versions of one article are refused', async () => {
  const rival = { ...THIRD, supersedes: 'port-1' };
  await expect(harbour(FIRST, SECOND, rival)).rejects.toThrow(
    '"port-1" is superseded by "port-2", too: let one of the two supersede the other, or give one the status REJECTED',
  );
});

test('a version that was rejected is in the way of no other, and one article is counted', async () => {
  const refused = { ...SECOND, status: 'REJECTED' };
  const other = { ...THIRD, supersedes: 'port-1' };
  for (const articles of [
    [FIRST, refused, other],
    [FIRST, other, refused],
    [FIRST, refused, { ...other, status: 'PROPOSED' }, other],
  ]) {
    const app = await harbour(...articles);
    expect(await listed(app)).toEqual(['port-3']);
    expect(
      await bothWays(app, '{ article(slug: "port-1") { newest { slug } supersededBy { slug } } }'),
    ).toEqual({
      article: { newest: { slug: 'port-3' }, supersededBy: { slug: 'port-3' } },
    });
    expect(await corroboration(app)).toMatchObject({
      articles: 1,
      supports: 0,
      refutes: 1,
      contested: false,
    });
    // What was refused is confirmed only once the other gives way.
    await expect(app.load(printed(SECOND))).rejects.toThrow('is superseded by "port-3", too');
    await app.load(printed({ ...other, status: 'REJECTED' }), printed(SECOND));
    expect(await listed(app)).toEqual(['port-2']);
  }
});
