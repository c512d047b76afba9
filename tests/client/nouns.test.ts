import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VerbatimClient } from '../../client/index.ts';
import { seededClient } from './support.ts';

let news: VerbatimClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const { news: client, app } = await seededClient();
  news = client;
  close = app.close;
});
afterAll(() => close());

const SLUG = 'anadolu-sommet-trump-poutine';

describe('get', () => {
  test('an article is found by each of its names', async () => {
    const bySlug = await news.articles.get(SLUG);
    expect(bySlug).toMatchObject({ __typename: 'Article', slug: SLUG, source: { slug: 'anadolu' } });
    const sha256 = bySlug?.sha256 ?? '';
    expect(await news.articles.get({ sha256 })).toEqual(bySlug);
    expect(await news.articles.get({ slug: SLUG })).toEqual(bySlug);
  });

  test('what a version changes is empty for a first version, and null for an unknown one', async () => {
    expect(await news.articles.changes(SLUG)).toMatchObject({ textChanges: [], speakerChanges: [] });
    expect(await news.articles.changes('no-such-thing')).toBeNull();
  });

  test('dates stay as the server wrote them', async () => {
    const article = await news.articles.get(SLUG);
    expect(article?.datePublished).toBe('2025-08-16');
    expect(article?.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('what does not exist is null in every namespace', async () => {
    const { articles, sources, people, utterances, claims, quotes, appearances } = news;
    for (const noun of [articles, sources, people, utterances, claims, quotes, appearances]) {
      expect(await noun.get('no-such-thing')).toBeNull();
    }
    expect(await news.node('no-such-thing')).toBeNull();
  });

  test('people, sources, utterances and claims come with their details', async () => {
    const putin = await news.people.get('vladimir-poutine');
    expect(putin?.names.map(({ name }) => name)).toContain('Poutine');
    expect(await news.sources.get('anadolu')).toMatchObject({ type: 'NEWS_AGENCY' });
    expect(await news.sources.get('cnn')).toMatchObject({
      quotes: { totalCount: 0 },
      attributedIn: { totalCount: 4 },
    });
    const utterance = await news.utterances.get('trump-conference-pas-d-accord');
    expect(utterance?.quotes.nodes.map(({ exact }) => exact)).toContain(
      'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
    );
    const claim = await news.claims.get('sommet-sans-accord-de-paix');
    expect(claim?.appearances.nodes.map(({ stance }) => stance)).toContain('SUPPORTS');
  });

  test('quotes and appearances are found by their global id', async () => {
    const [quote] = (await news.quotes.list({ first: 1 })).nodes;
    expect(await news.quotes.get(quote?.id ?? '')).toEqual(quote);
    expect(await news.quotes.get({ lastingName: quote?.lastingName ?? '' })).toEqual(quote);
    const [appearance] = (await news.appearances.list({ first: 1 })).nodes;
    expect(await news.appearances.get(appearance?.id ?? '')).toEqual(appearance);
    expect(await news.quotes.get(appearance?.id ?? '')).toBeNull();
  });

  test('a global id leads to anything, told apart by its type', async () => {
    const [article, person, quote] = await Promise.all([
      news.articles.get(SLUG),
      news.people.get('donald-trump'),
      news.quotes.list({ first: 1 }),
    ]);
    const ids = [article?.id, person?.id, quote.nodes[0]?.id].map((id) => id ?? '');
    const nodes = await news.nodes([...ids, 'unknown']);
    expect(nodes.map((node) => node?.__typename)).toEqual(['Article', 'Person', 'Quote', undefined]);
    expect(await news.node(ids[0] ?? '')).toEqual(nodes[0]);
  });
});

describe('list', () => {
  test('a page has rows, cursors and, only where it is asked for, the count', async () => {
    const first = await news.quotes.list({ filter: { article: SLUG }, orderBy: 'POSITION', first: 2 });
    expect(first.nodes).toHaveLength(2);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(first).not.toHaveProperty('totalCount');
    const next = await news.quotes.list({
      filter: { article: SLUG },
      orderBy: 'POSITION',
      first: 2,
      after: first.pageInfo.endCursor,
      totalCount: true,
    });
    expect(next.nodes[0]?.start).toBeGreaterThan(first.nodes[1]?.start ?? Number.POSITIVE_INFINITY);
    expect(next.totalCount).toBeGreaterThan(4);
  });

  test('quotes are found by who relays them and to whom they were said', async () => {
    const relayed = await news.quotes.list({ filter: { relayedBy: 'cnn' }, totalCount: true });
    expect(relayed.totalCount).toBeGreaterThan(0);
    for (const { attributions } of relayed.nodes)
      expect(attributions.map(({ role, source }) => `${role} ${source?.slug}`)).toContain('REPORTED_BY cnn');
    const told = await news.quotes.list({ filter: { addressee: 'fox-news' }, orderBy: 'SAID_ASC' });
    expect(told.nodes.length).toBeGreaterThan(0);
    for (const { attributions } of told.nodes)
      expect(attributions.map(({ role, source }) => `${role} ${source?.slug}`)).toContain(
        'ADDRESSEE fox-news',
      );
  });

  test('every noun is listed', async () => {
    const lists = await Promise.all([
      news.articles.list(),
      news.sources.list(),
      news.people.list(),
      news.quotes.list(),
      news.utterances.list(),
      news.claims.list(),
      news.appearances.list(),
    ]);
    expect(lists.map(({ nodes }) => nodes[0]?.__typename)).toEqual([
      'Article',
      'Source',
      'Person',
      'Quote',
      'Utterance',
      'Claim',
      'Appearance',
    ]);
  });

  test('every list gives 100 rows at once within the limits of the server', async () => {
    const all = { first: 100, totalCount: true };
    for (const { list } of [
      news.articles,
      news.sources,
      news.people,
      news.utterances,
      news.claims,
      news.quotes,
      news.appearances,
    ]) {
      const { nodes, totalCount } = await list(all);
      expect(nodes).toHaveLength(Math.min(100, totalCount ?? 0));
    }
    expect((await news.search.list({ query: 'paix', ...all })).nodes.length).toBeGreaterThan(0);
    const articles = (await news.articles.list()).nodes.map(({ slug }) => slug);
    expect((await news.coverage.list({ articles, ...all })).nodes.length).toBeGreaterThan(20);
  });

  test('a quote carries its chain', async () => {
    const { nodes } = await news.quotes.list({
      filter: { article: SLUG, speaker: 'donald-trump' },
      orderBy: 'POSITION',
    });
    expect(nodes[0]).toMatchObject({
      article: { source: { name: expect.any(String) } },
      attributions: [{ role: 'SPEAKER', exact: 'Trump', person: { slug: 'donald-trump' }, source: null }],
      speakers: [{ slug: 'donald-trump' }],
    });
  });
});
