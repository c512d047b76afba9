import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { planOf } from '../../support/plan.ts';
import { bothWays } from '../article/port.ts';

const BODY = '🚢 « Nous partirons », a dit la capitaine. « Nous partirons », répète l’affiche.';
const SHA256 = createHash('sha256').update(BODY).digest('hex');

const article = (slug: string, more: object = {}) =>
  JSON.stringify({
    status: 'CONFIRMED',
    article: {
      ...{ slug, language: 'fr', genre: 'REPORTAGE', body: BODY },
      quotes: [
        { exact: 'Nous partirons', suffix: ' », a dit', type: 'DIRECT' },
        { exact: 'Nous partirons', suffix: ' », r', type: 'MIXED' },
      ],
      ...more,
    },
  });
const source = (slug: string) => JSON.stringify({ status: 'CONFIRMED', source: { slug, name: slug } });

interface Quote {
  lastingName: string;
  type: string;
  article: { slug: string };
}
const named = (app: TestApp, lastingName: string, slug: string | null = null) =>
  bothWays<{ quote: Quote | null }>(
    app,
    'query ($n: String!, $a: String) { quote(lastingName: $n, article: $a) { lastingName type article { slug } } }',
    { n: lastingName, a: slug },
  ).then(({ quote }) => quote);

test('the name is the hash of the text and the span in code points, and finds the quote', async () => {
  const app = await testApp();
  await app.load(article('port'));
  const { quotes } = await bothWays<{ quotes: { nodes: Quote[] } }>(
    app,
    '{ quotes(orderBy: POSITION) { nodes { lastingName type article { slug } } } }',
  );
  expect(quotes.nodes.map(({ lastingName }) => lastingName)).toEqual([`${SHA256}:4-18`, `${SHA256}:44-58`]);
  for (const quote of quotes.nodes) expect(await named(app, quote.lastingName)).toEqual(quote);
  expect(await named(app, `${SHA256.toUpperCase()}:44-58`)).toEqual(quotes.nodes[1]);
});

test('it is the same in another database, although ids are not', async () => {
  const [one, other] = [await testApp({ seeded: true }), await testApp()];
  await other.load(article('port'));
  const document = '{ quotes(orderBy: POSITION, first: 100) { nodes { id lastingName } } }';
  const { data } = await one.query<{ quotes: { nodes: { id: string; lastingName: string }[] } }>(document);
  expect(new Set(data.quotes.nodes.map(({ lastingName }) => lastingName)).size).toBeGreaterThan(50);
  await one.load(article('port'));
  expect(await named(one, `${SHA256}:4-18`)).toEqual(await named(other, `${SHA256}:4-18`));
});

test('of a text that several outlets print, it names the quote of each', async () => {
  const app = await testApp();
  await app.load(source('nord'), source('sud'));
  await app.load(article('port-nord', { source: 'nord' }));
  await app.load(article('port-sud', { source: 'sud' }));
  const name = `${SHA256}:4-18`;
  expect((await named(app, name))?.article.slug).toBe('port-nord');
  expect((await named(app, name, 'port-sud'))?.article.slug).toBe('port-sud');
  expect(await named(app, name, 'port-ouest')).toBeNull();
  await app.sql(`UPDATE article SET withdrawn_at = now() WHERE slug = 'port-nord'`);
  expect((await named(app, name))?.article.slug).toBe('port-sud');
});

test.each(['', 'x', `${SHA256}:4`, `${SHA256}:4-19`, `${SHA256}:99999999-4`, `${SHA256.slice(1)}:4-18`])(
  'nothing is named %j',
  async (name) => {
    const app = await testApp();
    await app.load(article('port'));
    expect(await named(app, name)).toBeNull();
  },
);

test('the look-up reads indexes alone', async () => {
  const app = await testApp({ seeded: true });
  await app.sql('SET enable_seqscan = off');
  const document = 'query ($n: String!) { quote(lastingName: $n) { exact } }';
  const plan = await planOf(app, document, { n: `${SHA256}:4-18` });
  const scans = plan.filter((node) => node['Relation Name']);
  expect(scans.length).toBeGreaterThan(1);
  expect(scans.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
});
