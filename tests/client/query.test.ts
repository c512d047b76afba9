import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verbatimCache } from '../../client/graphcache.ts';
import type { TypedDocument } from '../../client/index.ts';
import { createApp } from '../../server/app.ts';
import { defaultConfig } from '../../server/config.ts';
import { projectFile, type TestApp, testApp } from '../support/app.ts';
import { clientOf, watched } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Name {
  person: { name: string } | null;
}
const TEXT = 'query Name($slug: String!) { person(slug: $slug) { name } }';

describe('a document of your own', () => {
  test('is asked as a syntax tree', async () => {
    const document = parse(TEXT) as TypedDocument<Name, { slug: string }>;
    const { person } = await clientOf(app).query(document, { slug: 'donald-trump' });
    expect(person?.name).toBe('Donald Trump');
  });

  test('is asked as the text that the client preset writes', async () => {
    class TypedDocumentString<Data, Variables> extends String {
      __apiType?: (variables: Variables) => Data;
    }
    const document = new TypedDocumentString<Name, { slug: string }>(TEXT);
    const { person } = await clientOf(app).query(document, { slug: 'donald-trump' });
    expect(person?.name).toBe('Donald Trump');
  });

  test('needs no variables where none is required', async () => {
    const document = parse('{ __typename }') as TypedDocument<{ __typename: 'Query' }, Record<string, never>>;
    expect(await clientOf(app).query(document)).toEqual({ __typename: 'Query' });
  });
});

describe('persisted documents', () => {
  const manifest = JSON.parse(
    readFileSync(projectFile('client/generated/persisted-documents.json'), 'utf8'),
  ) as Record<string, string>;

  test('the manifest gives each document under the SHA-256 of its text', () => {
    expect(Object.keys(manifest).length).toBeGreaterThan(10);
    for (const [hash, text] of Object.entries(manifest)) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
    }
  });

  test.each([
    ['', []],
    [', with a cache that rewrites documents', [verbatimCache()]],
  ])('a server that answers these and no others knows them by hash%s', async (_title, exchanges) => {
    const strict = createApp({ database: app.database, config: { ...defaultConfig(), TRUSTED_ONLY: true } });
    const { fetch, requests } = watched(strict.fetch);
    const news = clientOf(app, { fetch, persisted: true, exchanges });
    const article = await news.articles.get('anadolu-sommet-trump-poutine');
    expect(article).toEqual(await clientOf(app).articles.get('anadolu-sommet-trump-poutine'));
    for await (const claim of news.claims.paginate({ pageSize: 50 })) expect(claim.__typename).toBe('Claim');
    for (const { body } of requests) {
      expect(body).not.toHaveProperty('query');
      expect(body.extensions?.persistedQuery?.version).toBe(1);
    }
    await expect(news.query(parse(TEXT), { slug: 'x' })).rejects.toMatchObject({
      code: 'UNTRUSTED_DOCUMENT',
    });
  });

  test('such a server knows them by their text as well', async () => {
    const strict = createApp({ database: app.database, config: { ...defaultConfig(), TRUSTED_ONLY: true } });
    const { nodes } = await clientOf(app, { fetch: strict.fetch }).articles.list();
    expect(nodes).toHaveLength(5);
  });

  test('a document of your own goes out by the hash that the client preset gave it', async () => {
    const hash = createHash('sha256').update(TEXT).digest('hex');
    const document = Object.assign(parse(TEXT), { __meta__: { hash: `sha256:${hash}` } });
    const { fetch, requests } = watched((url, init) => {
      const { extensions, ...body } = JSON.parse(String(init.body));
      const query = extensions.persistedQuery.sha256Hash === hash ? TEXT : undefined;
      return app.app.fetch(url, { ...init, body: JSON.stringify({ ...body, query }) });
    });
    const news = clientOf(app, { fetch, persisted: true });
    expect(await news.query(document, { slug: 'donald-trump' })).toEqual({
      person: { name: 'Donald Trump' },
    });
    expect(requests[0]?.body).not.toHaveProperty('query');
  });

  test('a document that carries no hash goes out as text', async () => {
    const { fetch, requests } = watched(app.app.fetch);
    await clientOf(app, { fetch, persisted: true }).query(parse('query Plain { __typename }'));
    expect(requests[0]?.body.query).toContain('query Plain');
    expect(requests[0]?.body).not.toHaveProperty('extensions');
  });
});
