import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { findChromium } from '../support/chromium.ts';
import { type Site, site } from './react/site.ts';

const executablePath = findChromium();
if (!executablePath) console.log('React: skipped, there is no Chromium on this machine.');

describe.skipIf(!executablePath)('React in a browser', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let opened: Site;
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    app = await testApp({ seeded: true });
    opened = await site(app);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    closing.push(() => browser.close(), opened.close, app.close);
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  afterEach(() => page.close());

  /** Opens a page for a scene; `seen` are its requests. */
  async function scene(name: string) {
    page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    opened.release();
    opened.seen.length = 0;
    return { ...opened, problems, show: () => page.goto(`${opened.url}#${name}`) };
  }

  const click = (name: string) => page.getByRole('button', { name }).click();
  const state = async () => JSON.parse((await page.locator('output').textContent()) ?? '{}');

  test('useArticle shows an article, another one, none and an unknown one', async () => {
    const { show, problems, seen } = await scene('article');
    await show();
    await page.getByRole('heading', { name: 'Sommet Trump-Poutine en Alaska' }).waitFor();
    await click('Other');
    await expect.poll(state).toEqual({ fetching: false, slug: 'tater-le-terrain' });
    await click('Unknown');
    await page.getByRole('heading', { name: 'no such article' }).waitFor();
    await click('None');
    await expect.poll(state).toEqual({ fetching: false });
    expect(seen.map(({ variables }) => variables.slug)).toEqual([
      'anadolu-sommet-trump-poutine',
      'tater-le-terrain',
      'no-such-article',
    ]);
    expect(problems).toEqual([]);
  });

  test('useArticle never shows the last article under another slug, and stops a request nobody waits for', async () => {
    const { show, hold, release, seen } = await scene('article');
    await show();
    await expect.poll(state).toMatchObject({ slug: 'anadolu-sommet-trump-poutine' });
    hold();
    await click('Other');
    await expect.poll(state).toEqual({ fetching: true });
    await click('None');
    await expect.poll(() => seen[1]?.ended).toBe('stopped');
    release();
    await click('Again');
  });

  test('a suspended component waits once and is then there', async () => {
    const { show, hold, release, seen, problems } = await scene('suspense');
    hold();
    await show();
    await page.getByText('waiting').waitFor();
    release();
    await page.getByRole('heading', { name: 'Sommet Trump-Poutine en Alaska' }).waitFor();
    expect(seen).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('useQuotes grows page by page to the end and starts over with another list', async () => {
    const { show, seen, problems } = await scene('quotes');
    const { data } = await app.query<{ quotes: { nodes: { exact: string }[] } }>(
      '{ quotes(filter: { article: "anadolu-sommet-trump-poutine" }, orderBy: POSITION, first: 100) { nodes { exact } } }',
    );
    const all = data.quotes.nodes.map(({ exact }) => exact);
    await show();
    for (let rows = 4; rows < all.length; rows += 4) {
      await expect.poll(state).toEqual({ rows, hasMore: true, fetching: false });
      await click('More');
    }
    await expect.poll(state).toEqual({ rows: all.length, hasMore: false, fetching: false });
    expect(await page.locator('li').allTextContents()).toEqual(all);
    expect(seen).toHaveLength(Math.ceil(all.length / 4));
    await click('More');
    await click('Other');
    await expect.poll(state).toMatchObject({ rows: 4, hasMore: true, fetching: false });
    expect(seen).toHaveLength(Math.ceil(all.length / 4) + 1);
    expect(problems).toEqual([]);
  });

  test('useQuotes gives up a page that nobody waits for any more', async () => {
    const { show, hold, release, seen } = await scene('quotes');
    await show();
    await expect.poll(state).toMatchObject({ rows: 4, fetching: false });
    hold();
    await click('More');
    await expect.poll(state).toMatchObject({ rows: 4, fetching: true });
    await click('Other');
    await expect.poll(() => seen[1]?.ended).toBe('stopped');
    release();
    await expect.poll(state).toMatchObject({ rows: 4, hasMore: true, fetching: false });
  });

  test('a refusal is there as an error with its code, and can be asked again', async () => {
    const { show, seen } = await scene('quotes');
    await show();
    await click('Too many');
    await expect
      .poll(state)
      .toEqual({ rows: 0, hasMore: false, fetching: false, code: 'INVALID_PAGINATION' });
    await click('Again');
    await expect.poll(() => seen.length).toBe(3);
  });

  test('useSearch asks once the typing rests, and reads on page by page', async () => {
    const { show, seen, problems } = await scene('search');
    await show();
    await expect.poll(state).toEqual({ rows: 0, hasMore: false, fetching: false });
    expect(seen).toEqual([]);
    await page.getByRole('textbox').pressSequentially('paix ');
    await expect.poll(state).toEqual({ rows: 2, hasMore: true, fetching: false });
    expect(seen.map(({ variables }) => variables.query)).toEqual(['paix']);
    await click('More');
    await expect.poll(async () => (await state()).rows).toBeGreaterThan(2);
    await page.getByRole('textbox').fill('  ');
    await expect.poll(state).toEqual({ rows: 0, hasMore: false, fetching: false });
    expect(seen).toHaveLength(2);
    expect(problems).toEqual([]);
  });

  test('useSearch stops a search when the typing goes on', async () => {
    const { show, hold, release, seen } = await scene('search');
    await show();
    hold();
    await page.getByRole('textbox').fill('paix');
    await expect.poll(() => seen.length).toBe(1);
    await page.getByRole('textbox').fill('Alaska');
    await expect.poll(() => seen[0]?.ended).toBe('stopped');
    await expect.poll(state).toMatchObject({ rows: 0, fetching: true });
    release();
    await expect.poll(state).toMatchObject({ fetching: false, hasMore: true });
    expect(seen.map(({ variables }) => variables.query)).toEqual(['paix', 'Alaska']);
    const hits = await page.locator('li').allTextContents();
    expect(hits).toHaveLength(2);
    hold();
    await page.getByRole('textbox').fill('paix');
    await expect.poll(state).toMatchObject({ fetching: true });
    expect(await page.locator('li').allTextContents()).toEqual(hits);
    release();
    await expect.poll(() => page.locator('li').allTextContents()).not.toEqual(hits);
  });

  test('every noun has a hook that fetches one and a hook that lists them', async () => {
    const { show, problems } = await scene('nouns');
    await show();
    await expect.poll(state, { timeout: 20_000 }).toEqual({
      article: true,
      overlaps: true,
      source: true,
      person: true,
      quote: true,
      utterance: true,
      claim: true,
      appearance: true,
      counts: true,
      rows: [2, 2, 2, 2, 2, 2, 2, 2],
    });
    expect(problems).toEqual([]);
  });

  test('useQuoteCheck checks once the typing rests, and nothing where nothing is typed', async () => {
    const { show, seen, problems } = await scene('check');
    await show();
    await expect.poll(state).toEqual({ fetching: false });
    await page.getByRole('textbox').pressSequentially('des conséquences très graves');
    await expect.poll(state).toMatchObject({
      printed: expect.stringContaining('conséquences très graves'),
      fetching: false,
    });
    expect(seen.map(({ variables }) => variables.text)).toEqual(['des conséquences très graves']);
    await page.getByRole('textbox').fill(' ');
    await expect.poll(state).toEqual({ fetching: false });
    expect(seen).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  test('useDocument sends a document of your own, and waits for its variables', async () => {
    const { show, seen, problems } = await scene('own');
    await show();
    await expect.poll(state).toEqual({ fetching: false });
    expect(seen).toEqual([]);
    await click('Ask');
    await expect.poll(async () => (await state()).words).toBeGreaterThan(100);
    expect(seen.map(({ operation }) => operation)).toEqual(['Words']);
    expect(problems).toEqual([]);
  });
});
