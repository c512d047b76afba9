import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VerbatimError } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { clientOf, watched } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

function counting() {
  const { fetch, requests } = watched(app.app.fetch);
  return { news: clientOf(app, { fetch }), requests };
}

const ARTICLE = { filter: { article: 'anadolu-sommet-trump-poutine' }, orderBy: 'POSITION' } as const;

describe('paginate', () => {
  test('every row comes once, in the order of the list, whatever the size of a page', async () => {
    const { news } = counting();
    const { nodes: all } = await news.quotes.list({ ...ARTICLE, first: 100 });
    expect(all.length).toBeGreaterThan(6);
    for (const pageSize of [1, 3, all.length, 100]) {
      const read: string[] = [];
      for await (const { id } of news.quotes.paginate({ ...ARTICLE, pageSize })) read.push(id);
      expect(read).toEqual(all.map(({ id }) => id));
    }
  });

  test('a page is fetched when its first row is asked for, and none after the loop is left', async () => {
    const { news, requests } = counting();
    const rows = news.quotes.paginate({ ...ARTICLE, pageSize: 2 });
    expect(requests).toHaveLength(0);
    await rows.next();
    await rows.next();
    expect(requests).toHaveLength(1);
    await rows.next();
    expect(requests).toHaveLength(2);
    await rows.return();
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    expect(requests).toHaveLength(2);
    for await (const _ of news.quotes.paginate({ ...ARTICLE, pageSize: 2 })) break;
    expect(requests).toHaveLength(3);
  });

  test('its signal ends the loop in the middle of a page', async () => {
    const { news, requests } = counting();
    const controller = new AbortController();
    const read: string[] = [];
    const loop = async () => {
      for await (const { id } of news.quotes.paginate({ ...ARTICLE, pageSize: 4 }, controller)) {
        read.push(id);
        if (read.length === 2) controller.abort();
      }
    };
    await expect(loop()).rejects.toMatchObject({ kind: 'abort', operation: 'Quotes' });
    expect(read).toHaveLength(2);
    expect(requests).toHaveLength(1);
  });

  test('a page that is refused ends the loop with its error', async () => {
    const { news } = counting();
    const rows = news.articles.paginate({ pageSize: 1000 });
    await expect(rows.next()).rejects.toBeInstanceOf(VerbatimError);
  });
});

describe('collect', () => {
  test('gives the rows of the list, all or as many as asked for, in as few requests as can be', async () => {
    const { news, requests } = counting();
    const { nodes: all } = await news.quotes.list({ ...ARTICLE, first: 100 });
    requests.length = 0;
    expect(await news.quotes.collect(ARTICLE)).toEqual(all);
    expect(requests).toHaveLength(1);
    expect(await news.quotes.collect({ ...ARTICLE, limit: 3 })).toEqual(all.slice(0, 3));
    expect(requests[1]?.body.variables).toMatchObject({ first: 3 });
    expect(await news.quotes.collect({ ...ARTICLE, limit: 0 })).toEqual([]);
    expect(requests).toHaveLength(2);
    const quotes = await news.quotes.collect();
    expect(quotes.length).toBeGreaterThan(100);
    expect(new Set(quotes.map(({ id }) => id)).size).toBe(quotes.length);
    expect((await news.search.collect({ query: 'paix', limit: 4 })).length).toBe(4);
    expect((await news.coverage.collect({ articles: ['tater-le-terrain'] })).length).toBeGreaterThan(5);
  });
});

describe('requests', () => {
  test('making a client and naming things sends nothing; each call sends one request', async () => {
    const { news, requests } = counting();
    const { articles } = news;
    expect(requests).toHaveLength(0);
    const article = await articles.get('anadolu-sommet-trump-poutine');
    expect(requests).toHaveLength(1);
    expect(JSON.stringify(article)).toContain('Anadolu');
    expect(requests).toHaveLength(1);
    await news.quotes.list(ARTICLE);
    expect(requests.map(({ body }) => body.operationName)).toEqual(['Article', 'Quotes']);
  });

  test('variables that are not given are not sent', async () => {
    const { news, requests } = counting();
    await news.quotes.list({ first: 1, after: undefined, orderBy: undefined });
    expect(requests[0]?.body.variables).toEqual({ first: 1 });
  });
});
