import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/app.ts';
import { bothWays } from '../article/port.ts';

const BODY = `La capitaine a parlé au port.
« Nous partirons », a dit la capitaine à M. Roy, « demain, et personne », a-t-elle ajouté, « ne nous retiendra ».
« Nous partirons », répète l’affiche. « Rien ne presse. » Le maire ajoute : « Rien du tout. »`;

const chain = [{ role: 'SPEAKER', exact: 'la capitaine' }];
const first = { exact: 'Nous partirons', suffix: ' », a dit', type: 'DIRECT', utterance: 'depart', chain };
const second = { exact: 'demain, et personne', type: 'MIXED', continues: 'Nous partirons' };
const third = { exact: 'ne nous retiendra', type: 'MIXED', continues: 'demain, et personne' };

async function port(quotes: object[], body = BODY): Promise<TestApp> {
  const app = await testApp();
  await app.load(
    JSON.stringify({ status: 'CONFIRMED', utterances: [{ slug: 'depart' }, { slug: 'calme' }] }),
    JSON.stringify({
      status: 'CONFIRMED',
      article: { slug: 'port', language: 'fr', genre: 'REPORTAGE', body, quotes },
    }),
  );
  return app;
}

interface Quote {
  exact: string;
  continues: { exact: string } | null;
  continuedBy: { exact: string } | null;
}
const parts = async (app: TestApp) => {
  const document =
    '{ quotes(orderBy: POSITION) { nodes { exact continues { exact } continuedBy { exact } } } }';
  const { quotes } = await bothWays<{ quotes: { nodes: Quote[] } }>(app, document);
  return quotes.nodes.map((quote) => [quote.continues?.exact, quote.exact, quote.continuedBy?.exact]);
};

interface Hit {
  similarity: number;
  denied: boolean | null;
  quote: { exact: string };
  quotes: { exact: string }[];
  differences: { kind: string; asked: string; printed: string }[];
}
const CHECK = `query ($text: String!) { quoteCheck(text: $text) {
  similarity denied quote { exact } quotes { exact } differences { kind asked printed } } }`;
const check = async (app: TestApp, text: string) =>
  (await bothWays<{ quoteCheck: Hit[] }>(app, CHECK, { text })).quoteCheck;
const printedBy = (hit: Hit | undefined) => hit?.quotes.map(({ exact }) => exact);

test('a quote continues another, and so on to the end of the sentence', async () => {
  const app = await port([first, second, third]);
  expect(await parts(app)).toEqual([
    [undefined, 'Nous partirons', 'demain, et personne'],
    ['Nous partirons', 'demain, et personne', 'ne nous retiendra'],
    ['demain, et personne', 'ne nous retiendra', undefined],
  ]);
});

test('what continues a quote has its speaker, cue and utterance, unless it says otherwise', async () => {
  const app = await port([{ ...first, cue: 'a dit' }, second, { ...third, chain: [], utterance: null }]);
  const document =
    '{ quotes(orderBy: POSITION) { nodes { cue utterance { slug } attributions { role exact } } } }';
  const { quotes } = await bothWays<{ quotes: { nodes: object[] } }>(app, document);
  const said = { cue: 'a dit', utterance: { slug: 'depart' }, attributions: chain };
  expect(quotes.nodes).toEqual([said, said, { cue: null, utterance: null, attributions: [] }]);
});

test('two clauses of one utterance in one sentence are its parts, without being told', async () => {
  const body =
    'I.\n“We leave tomorrow,” said Mr. Poe, “and nobody stays.” “We leave tomorrow.”\n“We leave tomorrow” it says.';
  const said = (exact: string, more: object) => ({ exact, type: 'DIRECT', utterance: 'depart', ...more });
  const quotes = [
    said('We leave tomorrow', { prefix: 'I.\n“', suffix: ',' }),
    said('and nobody stays', {}),
    said('We leave tomorrow.', {}),
    said('We leave tomorrow', { suffix: '” it' }),
  ];
  expect(await parts(await port(quotes, body))).toEqual([
    [undefined, 'We leave tomorrow', 'and nobody stays'],
    ['We leave tomorrow', 'and nobody stays', undefined],
    [undefined, 'We leave tomorrow.', undefined],
    [undefined, 'We leave tomorrow', undefined],
  ]);
  const denied = quotes.map((quote, i) => (i === 1 ? { ...quote, continues: null } : quote));
  expect((await parts(await port(denied, body)))[1]).toEqual([undefined, 'and nobody stays', undefined]);
});

test.each([
  ['words that no quote before has', 'ne nous retiendra', 'no quote with the words "ne nous retiendra"'],
  ['words that another quote continues', 'Nous partirons', 'is continued by another quote'],
])('%s are no quote to continue', async (_, continues, message) => {
  const wrong = continues === 'Nous partirons' ? { ...third, continues } : { ...second, continues };
  const others = [first, second, third].filter(({ exact }) => exact !== wrong.exact);
  await expect(port([...others, wrong])).rejects.toThrow(message);
});

test('another import moves what a quote continues, and takes it away', async () => {
  const app = await port([first, second, third]);
  const again = (quotes: object[]) =>
    app.load(
      JSON.stringify({
        status: 'CONFIRMED',
        article: { slug: 'port', language: 'fr', genre: 'REPORTAGE', body: BODY, quotes },
      }),
    );
  await again([
    first,
    { ...second, continues: null, chain, utterance: 'depart' },
    { ...third, continues: 'Nous partirons' },
  ]);
  expect(await parts(app)).toEqual([
    [undefined, 'Nous partirons', 'ne nous retiendra'],
    [undefined, 'demain, et personne', undefined],
    ['Nous partirons', 'ne nous retiendra', undefined],
  ]);
  await again([first, second, third]);
  expect((await parts(app))[1]).toEqual(['Nous partirons', 'demain, et personne', 'ne nous retiendra']);
});

test('a hidden quote neither continues another nor is continued', async () => {
  const app = await port([first, { ...second, status: 'REJECTED' }, { ...third, chain }]);
  expect(await parts(app)).toEqual([
    [undefined, 'Nous partirons', undefined],
    [undefined, 'ne nous retiendra', undefined],
  ]);
  const [hit] = await check(app, 'Nous partirons demain, et personne ne nous retiendra');
  expect(printedBy(hit)).toHaveLength(1);
});

test('the check lays a sentence against its parts together, and names the quotes that print it', async () => {
  const app = await port([first, second, third]);
  const whole = 'Nous partirons demain, et personne ne nous retiendra';
  const [hit, ...others] = await check(app, whole);
  expect(printedBy(hit)).toEqual(['Nous partirons', 'demain, et personne', 'ne nous retiendra']);
  expect(hit).toMatchObject({ similarity: 1, denied: false, quote: { exact: 'Nous partirons' } });
  expect(hit?.differences.every(({ kind }) => kind === 'SAME')).toBe(true);
  expect(others).toEqual([]);
  const [changed] = await check(app, whole.replace('demain', 'jeudi'));
  expect(changed?.differences.filter(({ kind }) => kind !== 'SAME')).toEqual([
    { kind: 'CHANGED', asked: 'jeudi', printed: 'demain' },
  ]);
});

test('the check finds words of some parts, and of one, in these alone', async () => {
  const app = await port([first, second, third]);
  const [two] = await check(app, 'demain, et personne ne nous retiendra');
  expect(two?.similarity).toBe(1);
  expect(printedBy(two)).toEqual(['demain, et personne', 'ne nous retiendra']);
  const [one] = await check(app, 'Nous partirons');
  expect(one?.similarity).toBe(1);
  expect(printedBy(one)).toEqual(['Nous partirons']);
});

test('the check finds a sentence whose parts have one word each that says something', async () => {
  const app = await port([first, { ...second, exact: 'demain' }]);
  const [hit] = await check(app, 'nous partirons demain');
  expect(hit?.similarity).toBe(1);
  expect(printedBy(hit)).toEqual(['Nous partirons', 'demain']);
});

test('the check reads parts in scripts without spaces', async () => {
  const body = '“我们明天离开，”船长说，“谁也拦不住我们。”';
  const said = { type: 'DIRECT', utterance: 'depart' };
  const app = await port(
    [
      { exact: '我们明天离开，', ...said },
      { exact: '谁也拦不住我们。', ...said },
    ],
    body,
  );
  const [hit] = await check(app, '我们明天离开，谁也拦不住我们');
  expect(hit?.similarity).toBe(1);
  expect(printedBy(hit)).toHaveLength(2);
  expect(printedBy((await check(app, '谁也拦不住我们'))[0])).toEqual(['谁也拦不住我们。']);
});
