import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sliceCodePoints, type VerbatimClient } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { clientOf } from './support.ts';

let app: TestApp;
let news: VerbatimClient;
beforeAll(async () => {
  app = await testApp({ seeded: true });
  news = clientOf(app);
});
afterAll(() => app.close());

describe('search', () => {
  test('finds every noun, told apart by its type, with the place that shows why', async () => {
    const { nodes } = await news.search.list({ query: 'Trump', first: 100 });
    const found = new Set(nodes.map(({ node }) => node.__typename));
    expect([...found].sort()).toEqual(['Article', 'Claim', 'Person', 'Quote']);
    for (const { snippet, highlights, node } of nodes) {
      for (const { start, end } of highlights) expect(sliceCodePoints(snippet, start, end)).not.toBe('');
      if (node.__typename === 'Quote')
        expect(node.attributions.length + node.exact.length).toBeGreaterThan(0);
    }
    const [outlet] = (await news.search.list({ query: 'Anadolu', types: ['SOURCE'] })).nodes;
    expect(outlet?.node).toMatchObject({ __typename: 'Source', slug: 'anadolu', sourceType: 'NEWS_AGENCY' });
  });

  test('is read hit by hit over its pages', async () => {
    const { nodes, totalCount } = await news.search.list({ query: 'paix', first: 100, totalCount: true });
    expect(totalCount).toBe(nodes.length);
    expect(nodes.length).toBeGreaterThan(4);
    const read: string[] = [];
    for await (const { node } of news.search.paginate({ query: 'paix', pageSize: 2 })) read.push(node.id);
    expect(read).toEqual(nodes.map(({ node }) => node.id));
  });
});

describe('comparisons', () => {
  test('an utterance has its wordings with the outlets that print them, and its speakers', async () => {
    const utterance = await news.utterances.get('trump-conference-pas-d-accord');
    const printed = utterance?.wordings.reduce((sum, { count }) => sum + count, 0);
    expect(printed).toBe(utterance?.quotes.nodes.length);
    expect(utterance?.wordings[0]?.sources.length).toBeGreaterThan(0);
    expect(utterance?.attributedTo.map(({ person }) => person?.slug)).toEqual(['donald-trump']);
    expect(utterance?.attributionConflict).toBe(false);
    const { nodes } = await news.utterances.list({ filter: { attributionConflict: true } });
    for (const { attributionConflict } of nodes) expect(attributionConflict).toBe(true);
  });

  test('a claim says how many stand behind it', async () => {
    const claim = await news.claims.get('sommet-sans-accord-de-paix');
    expect(claim?.corroboration.supports).toBeGreaterThan(0);
    expect(claim?.corroboration.independentOrigins).toBeLessThanOrEqual(claim?.corroboration.supports ?? 0);
  });

  test('coverage has a cell for each article, in the order asked for', async () => {
    const articles = ['coulisses-du-tete-a-tete', 'anadolu-sommet-trump-poutine', 'tater-le-terrain'];
    let rows = 0;
    for await (const { claim, cells } of news.coverage.paginate({ articles, pageSize: 20 })) {
      rows++;
      expect(claim.text).not.toBe('');
      expect(cells.map(({ article }) => article.slug)).toEqual(articles);
      for (const { stances, appearances } of cells) expect(stances.length > 0).toBe(appearances.length > 0);
    }
    expect(rows).toBe((await news.coverage.list({ articles, first: 1, totalCount: true })).totalCount);
  });

  test('a shared passage is where both articles say it is', async () => {
    const slug = 'rencontre-a-enchorage';
    const [article, passages] = await Promise.all([
      news.articles.get(slug),
      news.articles.overlaps(slug, { minWords: 8 }),
    ]);
    expect(passages?.length).toBeGreaterThan(0);
    for (const { start, end, exact } of passages ?? []) {
      expect(sliceCodePoints(article?.body ?? '', start, end)).toBe(exact);
    }
    expect(await news.articles.overlaps('no-such-article')).toBeNull();
  });
});

describe('quotes', () => {
  test('a sentence is checked against what was printed, word by word', async () => {
    const asked = 'Tant qu’un accord n’est pas signé, il n’y a pas d’accord';
    const [nearest] = await news.quotes.check(asked, { speaker: 'donald-trump', first: 1 });
    expect(nearest?.quote.exact).toBe('Tant qu’un accord n’est pas conclu, il n’y a pas d’accord');
    expect(nearest?.similarity).toBeGreaterThan(0.5);
    const changed = nearest?.differences.filter(({ kind }) => kind !== 'SAME');
    expect(changed?.map(({ asked, printed }) => [asked, printed])).toEqual([['signé', 'conclu']]);
    expect(await news.quotes.check('nothing of the kind was ever printed here')).toEqual([]);
  });

  test('are counted by outlet as they are listed', async () => {
    const counts = await news.quotes.counts({ by: 'SOURCE', filter: { speaker: 'donald-trump' } });
    const sum = counts.reduce((total, { count }) => total + count, 0);
    const { totalCount } = await news.quotes.list({ filter: { speaker: 'donald-trump' }, totalCount: true });
    expect(sum).toBe(totalCount);
    for (const { day, speaker } of counts) expect([day, speaker]).toEqual([null, null]);
  });
});
