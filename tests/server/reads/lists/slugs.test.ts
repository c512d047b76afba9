import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

/** What both ways say of a question that they refuse. */
async function refused(document: string, asked: TestApp = app): Promise<string[]> {
  const messages = [];
  for (const way of [asked, asked.resolved]) {
    const { errors } = await way.ask(document);
    expect(
      errors?.map(({ extensions }) => extensions.code),
      document,
    ).toEqual(['BAD_USER_INPUT']);
    messages.push(errors?.[0]?.message ?? '');
  }
  expect(messages[0]).toBe(messages[1]);
  return messages.slice(0, 1);
}

const ARTICLE = 'there is no article "rencontre-a-anchorage". Did you mean "rencontre-a-enchorage"?';
const PERSON = 'there is no person "Donald Trump". Did you mean "donald-trump"?';

describe('a slug that names nothing is an error that names the argument and what may be meant', () => {
  test.each([
    ['quotes', 'speaker: "Donald Trump"', `filter.speaker: ${PERSON}`],
    [
      'quotes',
      'speaker: "zelensky"',
      'filter.speaker: there is no person "zelensky". Did you mean "volodymyr-zelensky"?',
    ],
    [
      'quotes',
      'speaker: "vladimir-putine"',
      'filter.speaker: there is no person "vladimir-putine". Did you mean "vladimir-poutine"?',
    ],
    [
      'quotes',
      'relayedBy: "C.N.N."',
      'filter.relayedBy: there is no person or source "C.N.N.". Did you mean "cnn"?',
    ],
    [
      'quotes',
      'addressee: "Fox News"',
      'filter.addressee: there is no person or source "Fox News". Did you mean "fox-news"?',
    ],
    [
      'quotes',
      'source: "Agence Anadolu"',
      'filter.source: there is no source "Agence Anadolu". Did you mean "anadolu"?',
    ],
    ['quotes', 'article: "rencontre-a-anchorage"', `filter.article: ${ARTICLE}`],
    [
      'quotes',
      'utterance: "trump-conference-pas-daccord"',
      'filter.utterance: there is no utterance "trump-conference-pas-daccord". Did you mean "trump-conference-pas-d-accord"?',
    ],
    ['quotes', 'claim: "zzzzzz"', 'filter.claim: there is no claim "zzzzzz".'],
    ['articles', 'source: "zzzzzz"', 'filter.source: there is no source "zzzzzz".'],
    ['articles', 'speaker: "Donald Trump"', `filter.speaker: ${PERSON}`],
    ['people', 'affiliation: "Donald Trump"', `filter.affiliation: ${PERSON}`],
    ['claims', 'onlySupportedBy: "zzzzzz"', 'filter.onlySupportedBy: there is no person or source "zzzzzz".'],
    ['claims', 'article: "rencontre-a-anchorage"', `filter.article: ${ARTICLE}`],
    ['claims', 'speaker: "Donald Trump"', `filter.speaker: ${PERSON}`],
    ['appearances', 'speaker: "Donald Trump"', `filter.speaker: ${PERSON}`],
    ['utterances', 'speaker: "Donald Trump"', `filter.speaker: ${PERSON}`],
  ])('%s(filter: { %s })', async (list, filter, message) => {
    expect(await refused(`{ ${list}(filter: { ${filter} }) { totalCount } }`)).toEqual([message]);
  });

  test.each([
    ['quoteCounts(by: DAY, filter: { speaker: "Donald Trump" }) { count }', `filter.speaker: ${PERSON}`],
    ['quoteCheck(text: "un accord de paix", speaker: "Donald Trump") { similarity }', `speaker: ${PERSON}`],
    [
      'coverage(articles: ["tater-le-terrain", "rencontre-a-anchorage"]) { totalCount }',
      `articles: ${ARTICLE}`,
    ],
    [
      'source(slug: "anadolu") { quotes(filter: { speaker: "Donald Trump" }) { totalCount } }',
      `filter.speaker: ${PERSON}`,
    ],
    [
      'quotes(filter: { speaker: "Donald Trump", article: "rencontre-a-anchorage" }) { totalCount }',
      `filter.speaker: ${PERSON} filter.article: ${ARTICLE}`,
    ],
  ])('%s', async (field, message) => {
    expect(await refused(`{ ${field} }`)).toEqual([message]);
  });
});

test('a slug of another kind is told as such', async () => {
  const [speaker] = await refused('{ quotes(filter: { speaker: "cnn" }) { totalCount } }');
  expect(speaker).toBe('filter.speaker: there is no person "cnn". "cnn" is a source.');
  const [source] = await refused('{ articles(filter: { source: "donald-trump" }) { totalCount } }');
  expect(source).toMatch(
    /^filter\.source: there is no source "donald-trump"\..* "donald-trump" is a person\.$/,
  );
});

test('a name in letters of another alphabet is told, too', async () => {
  const [message] = await refused('{ quotes(filter: { speaker: "Зеленский" }) { totalCount } }');
  expect(message).toContain('"volodymyr-zelensky"');
});

test('a list that is not reached refuses nothing, and a row by its slug is null', async () => {
  const document = '{ person(slug: "zelensky") { quotes(filter: { article: "zzzzzz" }) { totalCount } } }';
  for (const way of [app, app.resolved]) expect((await way.query(document)).data).toEqual({ person: null });
});

test('a slug that names a row is no error where the list is empty', async () => {
  const document =
    '{ quotes(filter: { speaker: "donald-trump", addressee: "cnn" }) { totalCount nodes { id } } }';
  for (const way of [app, app.resolved])
    expect((await way.query(document)).data).toEqual({ quotes: { totalCount: 0, nodes: [] } });
});

test('where rows are found, nobody looks for the slug in a statement of its own', async () => {
  const document = '{ quotes(filter: { speaker: "donald-trump" }, first: 2) { nodes { exact } } }';
  expect((await app.query(document)).statements).toHaveLength(1);
  expect((await app.resolved.query(document)).statements).toHaveLength(2);
});

test('a merged slug leads to the other person, and hidden rows are neither found nor suggested', async () => {
  const app = await testApp({ seeded: true });
  await app.sql(
    `INSERT INTO person_redirect (slug, person_id) SELECT 'le-president-americain', id FROM person WHERE slug = 'donald-trump'`,
  );
  const count = async (speaker: string) => {
    const { data } = await app.query<{ quotes: { totalCount: number } }>(
      `{ quotes(filter: { speaker: "${speaker}" }) { totalCount } }`,
    );
    return data.quotes.totalCount;
  };
  expect(await count('le-president-americain')).toBe(await count('donald-trump'));
  await app.sql(`UPDATE person SET status = 'REJECTED' WHERE slug IN ('donald-trump', 'volodymyr-zelensky')`);
  for (const speaker of ['donald-trump', 'le-president-americain', 'Donald Trump', 'volodymyr-zelenski']) {
    const document = `{ quotes(filter: { speaker: "${speaker}" }) { totalCount } }`;
    const [message] = await refused(document, app);
    expect(message).not.toContain('volodymyr-zelensky');
    expect(message).not.toMatch(/mean.*donald-trump/);
  }
});
