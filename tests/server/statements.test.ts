import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { aliasedDocuments, deepDocument, deepPaths, plannedStatements, shallowPaths } from './documents.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

/** How many rows an answer holds. */
const rowsIn = (data: unknown): number => JSON.stringify(data).split('"__typename"').length - 1;

describe('three lists deep, with all that their rows have, statements follow the document and never the rows', () => {
  test.for(deepPaths())('%s', async (path) => {
    const few = deepDocument(path, 2);
    const many = deepDocument(path, 30);
    const planned = plannedStatements(many);
    const [small, large] = [await app.query(few), await app.query(many)];
    expect(rowsIn(large.data)).toBeGreaterThan(Math.max(planned, rowsIn(small.data)));
    expect(large.statements.length).toBe(small.statements.length);
    // The resolvers load nothing where a list is empty, so few rows can take fewer statements, never more.
    const [less, more] = [await app.resolved.query(few), await app.resolved.query(many)];
    expect(less.statements.length).toBeLessThanOrEqual(planned);
    expect(more.statements.length).toBeLessThanOrEqual(planned);
    expect({ less: less.data, more: more.data }).toEqual({ less: small.data, more: large.data });
  });
});

describe('a list under several names, in fragments and out of them, is the list under each', () => {
  test.for(shallowPaths())('%s', async (path) => {
    const { together, apart } = aliasedDocuments(path);
    for (const way of [app, app.resolved]) {
      const { data, statements } = await way.query(together);
      const alone: unknown[] = [];
      for (const document of Object.values(apart)) alone.push((await way.query(document)).data);
      expect(data).toEqual(merge(alone));
      expect(statements.length).toBeLessThanOrEqual(plannedStatements(together));
    }
  });
});

/** Puts answers together that have the same rows in the same places. */
function merge(parts: unknown[]): unknown {
  const [first] = parts;
  if (Array.isArray(first)) return first.map((_, i) => merge(parts.map((part) => (part as unknown[])[i])));
  if (first === null || typeof first !== 'object') return first;
  const entries = parts.flatMap((part) => Object.entries(part as object));
  const keys = new Set(entries.map(([key]) => key));
  return Object.fromEntries(
    [...keys].map((key) => [key, merge(entries.filter(([name]) => name === key).map(([, value]) => value))]),
  );
}

test('fragments on different types may use one name for lists with different arguments', async () => {
  const ids = await app.query<Record<string, { nodes: { id: string }[] }>>(
    '{ sources { nodes { id } } people(orderBy: MOST_QUOTED) { nodes { id } } articles { nodes { id } } }',
  );
  const asked = {
    Source: 'list: quotes(first: 4) { nodes { id more: variants(first: 1) { nodes { id } } } }',
    Person: 'list: quotes(first: 4) { nodes { id more: variants(first: 3) { totalCount nodes { exact } } } }',
    Article:
      'list: quotes(last: 4) { nodes { id more: variants(last: 2) { nodes { id article { slug } } } } }',
  };
  const fragments = Object.entries(asked).map(([type, selection]) => `... on ${type} { ${selection} }`);
  const nodes = Object.values(ids.data).flatMap((list) => list.nodes.map(({ id }) => id));
  for (const way of [app, app.resolved]) {
    const document = (selection: string[]) =>
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ${selection.join(' ')} } }`;
    const together = await way.query<{ nodes: object[] }>(document(fragments), { ids: nodes });
    const apart: { nodes: object[] }[] = [];
    for (const fragment of fragments) {
      apart.push((await way.query<{ nodes: object[] }>(document([fragment]), { ids: nodes })).data);
    }
    expect(together.data.nodes).toEqual(
      nodes.map((_, i) => Object.assign({}, ...apart.map((part) => part.nodes[i]))),
    );
  }
});
