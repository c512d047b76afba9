import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';

interface Answer {
  source: {
    quotes: { totalCount: number };
    attributedIn: {
      totalCount: number;
      nodes: { attributions: { role: string; source: { slug: string } | null }[] }[];
    };
  };
}
const DOCUMENT = `query ($slug: String!, $role: [AttributionRole!]) { source(slug: $slug) {
  quotes { totalCount }
  attributedIn(role: $role, first: 100) { totalCount nodes { attributions { role source { slug } } } }
} }`;

test.each([
  ['cnn', 'REPORTED_BY', 4],
  ['fox-news', 'ADDRESSEE', 7],
])('%s publishes none of the five articles and is %s in %i quotes', async (slug, role, count) => {
  const app = await testApp({ seeded: true });
  const ask = async (role?: string[]) => {
    const { data } = await app.query<Answer>(DOCUMENT, { slug, role });
    expect((await app.resolved.query<Answer>(DOCUMENT, { slug, role })).data).toEqual(data);
    return data.source;
  };
  const { quotes, attributedIn } = await ask([role]);
  expect([quotes.totalCount, attributedIn.totalCount]).toEqual([0, count]);
  for (const { attributions } of attributedIn.nodes)
    expect(attributions).toContainEqual({ role, source: { slug } });
  expect((await ask()).attributedIn.totalCount).toBe(count);
  expect((await ask(['SPEAKER'])).attributedIn.totalCount).toBe(0);
});
