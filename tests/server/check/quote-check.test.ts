import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { AGREEMENT, CHECK, found, type Hit, said } from './checked.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

async function check(text: string, variables: object = {}): Promise<Hit[]> {
  return (await app.query<{ quoteCheck: Hit[] }>(CHECK, { text, ...variables })).data.quoteCheck;
}
const changes = (hit: Hit | undefined) =>
  hit?.differences
    .filter(({ kind }) => kind !== 'SAME')
    .map(({ kind, asked, printed }) => [kind, asked, printed]);

describe('on the seeds, a sentence is found', () => {
  test('as it is printed, in another typography', async () => {
    const [hit] = await check("« IL N'Y A PAS D'ACCORD, tant qu'il n'y a pas d'accord ! »");
    expect(hit?.quote).toEqual({ exact: AGREEMENT, article: { slug: 'rencontre-a-enchorage' } });
    expect(hit?.similarity).toBe(1);
    expect(changes(hit)).toEqual([]);
    expect(hit?.differences.map(({ printed }) => printed).slice(0, 3)).toEqual(['il', 'n’', 'y']);
  });

  test('with the other printed wordings of it behind, the nearest first', async () => {
    const hits = await check(AGREEMENT);
    expect(hits.map(({ similarity }) => similarity)).toEqual(
      hits.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
    );
    expect(hits.slice(1, 3).map(({ quote }) => quote.exact)).toEqual([
      'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
      'Tant qu’un accord n’est pas conclu, il n’y a pas d’accord',
    ]);
  });

  test('from a part of it', async () => {
    const [hit] = await check('nous avons fait des progrès');
    expect(hit?.quote.exact).toMatch(/^Nous n’y sommes pas, mais nous avons fait des progrès\./);
    expect(hit?.similarity).toBeGreaterThan(0.9);
    expect(changes(hit)?.every(([kind]) => kind === 'ADDED')).toBe(true);
  });

  test('with a word changed, which is told', async () => {
    const [hit] = await check(
      'Nous rejouons tous ces sommets de la Guerre tiède qui se sont tenus dans des pays neutres',
    );
    expect(hit?.quote.article.slug).toBe('rencontre-a-enchorage');
    expect(changes(hit)).toContainEqual(['CHANGED', 'tiède', 'froide']);
  });

  test('with its parts in another order', async () => {
    const [hit] = await check(
      'en Autriche, en Suisse et en Finlande, tous ces sommets se sont tenus dans des pays neutres',
    );
    expect(hit?.quote.article.slug).toBe('rencontre-a-enchorage');
  });

  test('with typing errors', async () => {
    const [hit] = await check('trés productve', { first: 1 });
    expect(hit?.quote.exact).toBe('très productive');
  });

  test('of one word, or of stop words alone', async () => {
    expect((await check('constructive'))[0]?.quote.exact).toBe('constructive');
    expect((await check('il y ait un'))[0]?.quote.exact).toMatch(/qu’il y ait un accord$/);
  });

  test('only where the speaker said it', async () => {
    const speakers = async (speaker: string) => (await check(AGREEMENT, { speaker })).length;
    expect(await speakers('donald-trump')).toBeGreaterThan(0);
    expect(await speakers('karoline-leavitt')).toBe(0);
  });
});

describe('made up, a sentence is found', () => {
  test('of many short words that say nothing each', async () => {
    const app = await testApp();
    const line = 'On y va, ou on n’y va pas, et si on y va, on y va à dix.';
    await said(app, [line, 'Et si on a un an ou pas, où va le vin ?', 'Nous irons demain à la mer.']);
    expect(await found(app, line)).toEqual([[line, 1]]);
    const [changed] = await found(app, 'On y va, ou on n’y va pas, et si on y va, on y va à six.');
    expect(changed?.[0]).toBe(line);
    expect(changed?.[1]).toBeGreaterThan(0.8);
    const [part] = await found(app, 'si on y va, on y va à dix, ou on y va à un');
    expect(part?.[0]).toBe(line);
    // One word among them that says something makes no pair.
    expect((await found(app, `Maintenant ${line}`))[0]?.[0]).toBe(line);
  });

  test.each([
    ['fr', 'il y a un accord', 'Il n’y a pas d’accord', 'Il y a bien un accord'],
    ['en', 'there is a deal', 'There is not a deal', 'There is still a deal'],
    ['de', 'es gibt einen Vertrag', 'Es gibt keinen Vertrag', 'Es gibt einen guten Vertrag'],
  ])('%s: first where print says it, then where print denies it, which is told', async (...given) => {
    const [language, text, denied, alike] = given;
    const app = await testApp();
    await said(app, [denied, alike], language);
    const { data } = await app.query<{ quoteCheck: Hit[] }>(CHECK, { text });
    expect(data.quoteCheck.map(({ quote }) => quote.exact)).toEqual([alike, denied]);
    const [near, turned] = data.quoteCheck;
    expect(near?.similarity).toBeGreaterThan(0.8);
    expect(turned?.similarity).toBeLessThanOrEqual(0.6);
    expect([near?.denied, turned?.denied]).toEqual([false, true]);
    expect(changes(turned)?.map(([kind]) => kind)).toContain('ADDED');
  });

  test.each([
    ['zh', '我们后天不会离开这座城市', '我们明天不会离开这座城市，也不会关闭港口。', 0.6],
    ['ja', '明日、この街を離れることはない', '明日この街を離れることはない', 1],
    ['th', 'เราจะลงนามในข้อตกลงวันนี้', 'เราจะลงนามในข้อตกลงปีนี้', 0.6],
    ['ar', 'لن نغـــادر المدينـــة غـــدا', 'لن نغادر المدينة غدا', 1],
    ['ko', '우리는 올해 협정에 서명합니다', '우리는 올해 협정에 서명한다', 0.7],
  ])('of %s, whatever its typography and though a word is another', async (...given) => {
    const [language, text, printed, least] = given;
    const app = await testApp();
    await said(app, [printed], language);
    const [hit] = await found(app, text);
    expect(hit?.[0]).toBe(printed);
    expect(hit?.[1]).toBeGreaterThanOrEqual(least);
  });
});

test('what nobody said is not found', async () => {
  for (const text of [
    'Les poules du couvent couvent dans la paille fraîche',
    'xyzzy',
    '',
    '…',
    '😀',
    'le de la',
  ]) {
    expect([text, await check(text)]).toEqual([text, []]);
  }
});

test('sizes and texts that cannot be are refused with a code', async () => {
  const code = async (variables: object) => (await app.ask(CHECK, variables)).errors?.[0]?.extensions.code;
  expect(await code({ text: 'paix', first: 101 })).toBe('INVALID_PAGINATION');
  expect(await code({ text: 'pa\u0000ix' })).toBe('BAD_USER_INPUT');
  expect(await code({ text: 'paix', speaker: '\u0000' })).toBe('BAD_USER_INPUT');
  expect(await code({ text: 'paix '.repeat(2001) })).toBe('BAD_USER_INPUT');
  expect(await code({ text: '😀'.repeat(10_000) })).toBeUndefined();
});
