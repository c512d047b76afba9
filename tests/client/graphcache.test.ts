import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { verbatimCache } from '../../client/graphcache.ts';
import { createClient, type TypedDocument } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { watched } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

/** A client with the cache, on which any warning of Graphcache fails the test. */
function cached() {
  const warnings = vi.fn();
  const { fetch, requests } = watched(app.app.fetch);
  const news = createClient({
    url: 'http://verbatim.test/graphql',
    fetch,
    exchanges: [verbatimCache({ logger: (severity, message) => severity !== 'debug' && warnings(message) })],
  });
  return { news, requests, warnings };
}

describe('the cache', () => {
  test('answers a second time without a request, with the same data', async () => {
    const { news, requests, warnings } = cached();
    const ask = async () => [
      await news.articles.get('anadolu-sommet-trump-poutine'),
      await news.people.get('donald-trump'),
      await news.utterances.get('trump-conference-pas-d-accord'),
      await news.claims.get('sommet-sans-accord-de-paix'),
      await news.quotes.list({ filter: { relayed: true } }),
    ];
    const first = await ask();
    expect(requests).toHaveLength(5);
    expect(await ask()).toEqual(first);
    expect(requests).toHaveLength(5);
    expect(warnings).not.toHaveBeenCalled();
  });

  test('answers as a client without it does', async () => {
    const { news, warnings } = cached();
    const plain = createClient({ url: 'http://verbatim.test/graphql', fetch: app.app.fetch });
    const { nodes } = await plain.appearances.list({ first: 1 });
    const article = await plain.articles.get('anadolu-sommet-trump-poutine');
    const ids = [nodes[0]?.id, nodes[0]?.claim.id, nodes[0]?.article.id, article?.source?.id].map(String);
    expect(await news.nodes(ids)).toEqual(await plain.nodes(ids));
    expect(await news.node(ids[1] as string)).toEqual(await plain.node(ids[1] as string));
    expect(await news.people.list({ first: 30 })).toEqual(await plain.people.list({ first: 30 }));
    expect(warnings).not.toHaveBeenCalled();
  });

  test('finds nothing under an id of another noun, without a warning', async () => {
    const { news, warnings } = cached();
    const article = await news.articles.get('anadolu-sommet-trump-poutine');
    const id = article?.id as string;
    expect([await news.quotes.get(id), await news.appearances.get(id)]).toEqual([null, null]);
    expect(warnings).not.toHaveBeenCalled();
  });

  test('keeps a noun once: what one question brings is read in another', async () => {
    const { news, requests } = cached();
    const names = parse('query Names { people(first: 100) { nodes { id slug name type } } }');
    await news.query(names);
    const { nodes } = await news.people.list({ first: 1 });
    const again = await news.query(names as TypedDocument<{ people: { nodes: { id: string }[] } }, object>);
    expect(again.people.nodes.map(({ id }) => id)).toContain(nodes[0]?.id);
    expect(requests).toHaveLength(2);
  });
});

describe('pages', () => {
  const ARTICLE = { filter: { article: 'anadolu-sommet-trump-poutine' }, orderBy: 'POSITION' } as const;

  test('list stays one page and paginate gives each row once', async () => {
    const { news } = cached();
    const { nodes: all } = await news.quotes.list({ ...ARTICLE, first: 100 });
    const first = await news.quotes.list({ ...ARTICLE, first: 3 });
    const second = await news.quotes.list({ ...ARTICLE, first: 3, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(
      all.slice(0, 6).map(({ id }) => id),
    );
    const read: string[] = [];
    for await (const { id } of news.quotes.paginate({ ...ARTICLE, pageSize: 3 })) read.push(id);
    expect(read).toEqual(all.map(({ id }) => id));
  });

  test('a list that asks for it grows with every page', async () => {
    const { news, requests, warnings } = cached();
    const document = parse(`
      query Growing($after: String) {
        quotes(filter: { article: "anadolu-sommet-trump-poutine" }, orderBy: POSITION, first: 3, after: $after)
          @_relayPagination {
          nodes { id }
          pageInfo { endCursor hasNextPage }
        }
      }
    `) as TypedDocument<Growing, { after?: string | null }>;
    const first = await news.query(document, {});
    expect(first.quotes.nodes).toHaveLength(3);
    const both = await news.query(document, { after: first.quotes.pageInfo.endCursor });
    expect(both.quotes.nodes).toHaveLength(6);
    expect(both.quotes.nodes.slice(0, 3)).toEqual(first.quotes.nodes);
    expect(requests).toHaveLength(2);
    expect(requests[1]?.body.query).not.toContain('_relayPagination');
    expect(warnings).not.toHaveBeenCalled();
  });
});

interface Growing {
  quotes: { nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } };
}
