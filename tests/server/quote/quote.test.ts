import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';

test('quotes inside articles come with their chains in a number of statements that does not follow the rows', async () => {
  const app = await testApp({ seeded: true });
  const document = `query ($n: Int!) {
    articles(first: $n) { nodes { quotes(first: $n) { nodes {
      exact speakers { name } attributions { exact person { slug } } utterance { slug } article { source { name } }
    } } } }
  }`;
  const one = await app.query(document, { n: 1 });
  const many = await app.query(document, { n: 5 });
  expect(many.statements.length).toBe(one.statements.length);
  expect(many.statements).toHaveLength(4);
});
