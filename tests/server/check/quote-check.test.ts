import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../server/access/viewer.ts';
import { nearestOf, readCheck } from '../../../server/check/quote-check.nearest.ts';
import type { Candidate } from '../../../server/check/quote-check.sql.ts';
import { Compiler } from '../../../server/reads/compile/execute.ts';
import { schema } from '../../../server/schema.ts';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

interface Hit {
  similarity: number;
  denied: boolean | null;
  quote: { exact: string; article: { slug: string } };
  differences: { kind: string; asked: string; printed: string }[];
}

const CHECK = `query ($text: String!, $speaker: String, $first: Int) {
  quoteCheck(text: $text, speaker: $speaker, first: $first) {
    similarity denied quote { exact article { slug } } differences { kind asked printed }
  }
}`;

async function check(text: string, variables: object = {}): Promise<Hit[]> {
  return (await app.query<{ quoteCheck: Hit[] }>(CHECK, { text, ...variables })).data.quoteCheck;
}
const changes = (hit: Hit | undefined) =>
  hit?.differences
    .filter(({ kind }) => kind !== 'SAME')
    .map(({ kind, asked, printed }) => [kind, asked, printed]);

const AGREEMENT = 'il n’y a pas d’accord tant qu’il n’y a pas d’accord';

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
    expect(await speakers('nobody')).toBe(0);
  });
});

describe('made up, a sentence is found', () => {
  const said = (app: TestApp, lines: string[], language = 'fr') =>
    app.load(
      JSON.stringify({
        status: 'CONFIRMED',
        article: {
          slug: `dit-${language}`,
          language,
          genre: 'REPORTAGE',
          url: `https://example.com/${language}`,
          body: lines.join('\n'),
          quotes: lines.map((exact) => ({ exact, type: 'DIRECT' })),
        },
      }),
    );
  const found = async (app: TestApp, text: string) => {
    const { data } = await app.query<{ quoteCheck: Hit[] }>(CHECK, { text });
    return data.quoteCheck.map(({ similarity, quote }) => [quote.exact, similarity] as const);
  };

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

  test('among hundreds that share its words; between any two comparisons other requests go on', async () => {
    const app = await testApp();
    const words = ['accord', 'sommet', 'guerre', 'paix', 'frontière', 'président', 'sanction', 'dialogue'];
    const lines = Array.from(
      { length: 300 },
      (_, i) => `guerre accord ${words[i % words.length]} numéro${1000 + i}`,
    );
    await said(app, [...lines, 'Une guerre, puis un accord de paix, puis un sommet sur la frontière.']);
    const text = 'une guerre, puis un accord de paix puis un sommet sur une frontière';
    expect((await found(app, text))[0]?.[0]).toMatch(/^Une guerre/);

    const statement = new Compiler(schema)
      .operation(parse(CHECK))
      ?.statement({ text, first: 100 }, ANONYMOUS);
    if (!statement || 'reason' in statement) throw new Error(`not compiled: ${statement?.reason}`);
    const written = String(await app.database.bytes(statement));
    // What is left is done here, so that a turn is none of those in which the database is waited for.
    expect(await turnsOf(() => statement.fill?.(written))).toBeGreaterThanOrEqual(100);
    const check = readCheck({ text, first: 100 });
    const candidates = await app.sql<Candidate>(
      `SELECT id::text, exact, 'fr' AS language, id::text AS sentence, 0 AS part FROM quote WHERE exact LIKE 'guerre accord%' LIMIT 100`,
    );
    expect(await turnsOf(() => nearestOf(check, candidates))).toBeGreaterThanOrEqual(100);

    // Nobody waits any more after the first comparisons.
    for (const compare of [
      (signal: AbortSignal) => statement.fill?.(written, signal),
      (signal: AbortSignal) => nearestOf(check, candidates, signal),
    ]) {
      const gone = new AbortController();
      setImmediate(() => gone.abort(new Error('nobody waits')));
      const turns = await turnsOf(() => expect(compare(gone.signal)).rejects.toThrow('nobody waits'));
      expect(turns).toBeLessThan(10);
    }
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

/** How often the event loop comes round while something is done. */
async function turnsOf(work: () => Promise<unknown> | undefined): Promise<number> {
  const meanwhile = { turns: 0, over: false };
  const turn = () => {
    meanwhile.turns++;
    if (!meanwhile.over) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  meanwhile.over = true;
  return meanwhile.turns;
}

test.each([
  ['compiled', 1],
  ['resolved', 2],
] as const)(
  '%s, it takes %i statements, however many wordings are compared and shown',
  async (way, count) => {
    const to = way === 'compiled' ? app : app.resolved;
    const one = await to.query(CHECK, { text: AGREEMENT, first: 1 });
    const many = await to.query(CHECK, { text: 'la Russie et les États-Unis', first: 100 });
    expect([one.statements.length, many.statements.length]).toEqual([count, count]);
  },
);

test('beside others, under several names and with more that is worked out below, it is one statement', async () => {
  const document = `query ($text: String!, $first: Int) {
    articles(first: 2) { nodes { slug quotes(first: 1) { nodes { exact } } } }
    one: quoteCheck(text: $text, first: $first) {
      __typename differences { word: printed } quote { id ...Said } again: quote { utterance { ...Wordings } }
    }
    two: quoteCheck(text: "nous avons fait des progrès", speaker: "donald-trump") { similarity quote { ...Said } }
    none: quoteCheck(text: "…") { similarity quote { exact } }
    zero: quoteCheck(text: $text, first: 0) { similarity }
    search(query: "accord", first: 2) { edges { snippet highlights { start } } }
  }
  fragment Said on Quote { exact article { slug source { name } } attributions { exact person { name } } }
  fragment Wordings on Utterance { slug wordings(first: 2) { text count quotes { exact } } attributedTo { exact } }`;
  for (const first of [1, 3, 100]) {
    const variables = { text: AGREEMENT, first };
    const { data, statements } = await app.query<Record<string, unknown[]>>(document, variables);
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(data)).toBe(JSON.stringify((await app.resolved.query(document, variables)).data));
    expect([data.one?.length, data.none, data.zero]).toEqual([
      first === 100 ? expect.any(Number) : first,
      [],
      [],
    ]);
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
