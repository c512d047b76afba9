import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { type Corroboration, corroboration, expectTrue, FIELDS } from './corroboration.ts';
import { BASE, says, told } from './valmont.ts';

describe('of the claims of the five articles', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ seeded: true });
  });
  afterAll(() => app.close());

  test('what is kept is what the definition gives', () => expectTrue(app, 'after seeding'));

  test('the answers are those of who reads the texts', async () => {
    // Anchorage: named by Anadolu and RTL info and by three texts whose outlets are not known.
    expect(await corroboration(app, 'sommet-a-anchorage')).toEqual({
      articles: 5,
      sources: 2,
      independentOrigins: 5,
      supports: 5,
      refutes: 0,
      discusses: 0,
      contested: false,
    });
    // "presque immédiatement": two articles, but one speaker, in shared copy.
    expect(await corroboration(app, 'rencontre-a-trois-presque-immediate')).toMatchObject({
      supports: 2,
      sources: 1,
      independentOrigins: 1,
    });
    // Denied by what Trump says in one article ("Nous n’y sommes pas"), raised by another, stated by none.
    expect(await corroboration(app, 'accord-signe-dans-le-dos-de-zelensky')).toEqual({
      articles: 2,
      sources: 0,
      independentOrigins: 0,
      supports: 0,
      refutes: 1,
      discusses: 1,
      contested: false,
    });
    const { data } = await app.query(`{ claims(filter: { contested: true }) { totalCount } }`);
    expect(data).toEqual({ claims: { totalCount: 0 } });
  });

  test('a page in the order by corroboration takes as many statements as one claim', async () => {
    const document = `query ($n: Int!) { claims(first: $n, orderBy: MOST_CORROBORATED) { nodes { slug corroboration { ${FIELDS} } } } }`;
    type Page = { claims: { nodes: { slug: string; corroboration: Corroboration }[] } };
    const one = await app.resolved.query<Page>(document, { n: 1 });
    const many = await app.resolved.query<Page>(document, { n: 100 });
    expect([one.statements.length, many.statements.length]).toEqual([2, 2]);
    const keys = many.data.claims.nodes.map(({ corroboration: c }) => [
      c.independentOrigins,
      c.sources,
      c.supports,
    ]);
    const sorted = keys.toSorted((a, b) => b.map((n, i) => n - (a[i] as number)).find((d) => d !== 0) ?? 0);
    expect(keys).toEqual(sorted);
  });

  test('the order by corroboration pages both ways', async () => {
    type Page = {
      claims: {
        nodes: { slug: string }[];
        pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean };
      };
    };
    const page = async (args: string) =>
      (
        await app.query<Page>(
          `{ claims(orderBy: MOST_CORROBORATED, ${args}) { nodes { slug } pageInfo { endCursor startCursor hasNextPage } } }`,
        )
      ).data.claims;
    const walked: string[] = [];
    let args = 'first: 40';
    for (let more = true; more; ) {
      const { nodes, pageInfo } = await page(args);
      walked.push(...nodes.map(({ slug }) => slug));
      more = pageInfo.hasNextPage;
      args = `first: 40, after: "${pageInfo.endCursor}"`;
    }
    const { data } = await app.query<{ claims: { totalCount: number } }>('{ claims { totalCount } }');
    expect(new Set(walked).size).toBe(data.claims.totalCount);
    expect(walked).toHaveLength(data.claims.totalCount);
    const end = await page('last: 50');
    expect(end.nodes.map(({ slug }) => slug)).toEqual(walked.slice(-50));
    const before = await page(`last: 50, before: "${end.pageInfo.startCursor}"`);
    expect(before.nodes.map(({ slug }) => slug)).toEqual(walked.slice(-100, -50));
  });
});

test('only confirmed appearances count, and only of support for origins', async () => {
  const app = await testApp();
  await app.load(
    ...BASE,
    ...[
      { says: says(0), source: 'gazette' },
      { says: says(1), source: 'agence', status: 'PROPOSED' },
      { says: says(2), source: 'agence', status: 'REJECTED' },
      { says: 'Non, Valmont reste fermé', source: 'radio', stance: 'REFUTES' },
      { says: 'Valmont, ouvert mardi ?', stance: 'DISCUSSES' },
    ].map(told),
  );
  expect(await corroboration(app, 'valmont')).toEqual({
    articles: 3,
    sources: 1,
    independentOrigins: 1,
    supports: 1,
    refutes: 1,
    discusses: 1,
    contested: true,
  });
  const contested = async (value: boolean) => {
    const { data } = await app.query<{ claims: { nodes: { slug: string }[] } }>(
      `{ claims(filter: { contested: ${value} }) { nodes { slug } } }`,
    );
    return data.claims.nodes.map(({ slug }) => slug);
  };
  expect([await contested(true), await contested(false)]).toEqual([['valmont'], []]);
  await app.sql(`UPDATE appearance SET status = 'PROPOSED' WHERE stance = 'REFUTES'`);
  expect([await contested(true), await contested(false)]).toEqual([[], ['valmont']]);
});
