import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';

test.each([
  ['compiled', 1],
  ['resolved', 4],
] as const)(
  'quotes inside articles, %s, come with their chains in %i statements, however many rows there are',
  async (way, count) => {
    const app = await testApp({ seeded: true, compiled: way === 'compiled' });
    const document = `query ($n: Int!) {
    articles(first: $n) { nodes { quotes(first: $n) { nodes {
      exact speakers { name } attributions { exact person { slug } } utterance { slug } article { source { name } }
    } } } }
  }`;
    const one = await app.query(document, { n: 1 });
    const many = await app.query(document, { n: 5 });
    expect(many.statements.length).toBe(one.statements.length);
    expect(many.statements).toHaveLength(count);
  },
);
