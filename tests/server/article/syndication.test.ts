import { describe, expect, test } from 'vitest';
import { bothWays, corroboration, harbour, type Printed, printed } from './port.ts';

const DISPATCH: Printed = {
  slug: 'nord-1',
  source: 'nord',
  body: 'Le port a fermé.',
  claims: [['Le port a fermé', 'SUPPORTS']],
};
/** The same dispatch, as another outlet prints it. */
const COPY = { ...DISPATCH, slug: 'sud-1', source: 'sud' };
const URL = 'https://nord.example/port';

describe('a text that two outlets print to the letter', () => {
  test('is two articles that know of each other, and one origin', async () => {
    const app = await harbour(DISPATCH, COPY);
    expect(
      await bothWays(app, '{ articles { nodes { slug source { slug } sameText { slug } } } }'),
    ).toMatchObject({
      articles: {
        nodes: expect.arrayContaining([
          { slug: 'nord-1', source: { slug: 'nord' }, sameText: [{ slug: 'sud-1' }] },
          { slug: 'sud-1', source: { slug: 'sud' }, sameText: [{ slug: 'nord-1' }] },
        ]),
      },
    });
    expect(await corroboration(app)).toMatchObject({
      articles: 2,
      sources: 2,
      supports: 2,
      independentOrigins: 1,
    });
  });

  test('is found by its hash as the one recorded first', async () => {
    const app = await harbour(DISPATCH, COPY);
    const [{ sha256 } = { sha256: '' }] = await app.sql<{ sha256: string }>(
      'SELECT sha256 FROM article LIMIT 1',
    );
    const asked = 'query ($sha256: String) { article(sha256: $sha256) { slug } }';
    expect(await bothWays(app, asked, { sha256 })).toEqual({ article: { slug: 'nord-1' } });
    await app.sql(`UPDATE article SET status = 'REJECTED' WHERE slug = 'nord-1'`);
    expect(await bothWays(app, asked, { sha256 })).toEqual({ article: { slug: 'sud-1' } });
  });

  test('stays refused where one outlet, or nobody known, prints it twice', async () => {
    const twice = { ...COPY, source: 'nord' };
    await expect(harbour(DISPATCH, twice)).rejects.toThrow('already stored as "nord-1", of the same source');
    const [one, two] = [DISPATCH, COPY].map(({ source: _, ...article }) => article) as [Printed, Printed];
    await expect(harbour(one, two)).rejects.toThrow('already stored as "nord-1", of the same source');
  });

  test('is imported again without a change', async () => {
    const app = await harbour(DISPATCH, COPY);
    const before = await app.sql('SELECT slug, version FROM article ORDER BY slug');
    await app.load(...[DISPATCH, COPY].map(printed));
    expect(await app.sql('SELECT slug, version FROM article ORDER BY slug')).toEqual(before);
  });
});

test('outlets that one agency supplies are one origin, whatever words they choose', async () => {
  const app = await harbour(
    { ...DISPATCH, credits: ['depeche'] },
    {
      ...COPY,
      body: 'Plus aucun bateau au port, clos.',
      claims: [['Plus aucun bateau', 'SUPPORTS']],
      credits: ['depeche'],
    },
  );
  expect(await corroboration(app)).toMatchObject({ supports: 2, sources: 2, independentOrigins: 1 });
});

describe('versions at one address', () => {
  const versions = [
    { ...DISPATCH, url: URL },
    { ...DISPATCH, slug: 'nord-2', body: 'Le port a fermé à midi.', supersedes: 'nord-1', url: URL },
    { ...DISPATCH, slug: 'nord-3', body: 'Le port a fermé à une heure.', supersedes: 'nord-2', url: URL },
  ];
  const there = `{ article(url: "${URL}") { slug } }`;

  test('keep it, and it leads to the newest that counts', async () => {
    const app = await harbour(...versions);
    expect(await bothWays(app, there)).toEqual({ article: { slug: 'nord-3' } });
    expect(await app.sql('SELECT DISTINCT url FROM article')).toEqual([{ url: URL }]);
    await app.sql(`UPDATE article SET status = 'PROPOSED' WHERE slug = 'nord-3'`);
    expect(await bothWays(app, there)).toEqual({ article: { slug: 'nord-2' } });
    await app.sql(`UPDATE article SET status = 'CONFIRMED', url = NULL WHERE slug = 'nord-3'`);
    expect(await bothWays(app, there)).toEqual({ article: { slug: 'nord-2' } });
  });

  test('are imported again, one by one or together, without a change', async () => {
    const app = await harbour(...versions);
    const stored = () => app.sql('SELECT slug, version, url FROM article ORDER BY slug');
    const before = await stored();
    await app.load(...versions.map(printed));
    for (const version of versions) await app.load(printed(version));
    expect(await stored()).toEqual(before);
  });

  test('are versions of one article: others are refused', async () => {
    const [first, second] = versions as [Printed, Printed];
    const { supersedes: _, ...stranger } = second;
    await expect(harbour(first, stranger)).rejects.toThrow('only versions of one article share a url');
  });

  test('may pass it on to another article', async () => {
    const [first, second] = versions as [Printed, Printed];
    const app = await harbour(first, second);
    const { url: _one, ...moved } = first;
    const { url: _two, ...away } = second;
    await app.load(...[moved, away, { ...COPY, url: URL }].map(printed));
    expect(await bothWays(app, there)).toEqual({ article: { slug: 'sud-1' } });
  });
});
