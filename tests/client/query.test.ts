import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TypedDocument } from '../../client/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { clientOf } from './support.ts';

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
