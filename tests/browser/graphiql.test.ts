import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readExamples } from '../../server/site/examples.ts';
import { type Listening, listen } from '../../server/start/listen.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { findChromium } from '../support/chromium.ts';

const path = findChromium();
if (!path) console.log('Browser: skipped, no Chromium on this machine; .ci/run installs one.');

describe.skipIf(!path)('in a browser without a network', () => {
  let server: TestApp;
  let site: Listening;
  let browser: Browser;
  beforeAll(async () => {
    server = await testApp({ seeded: true });
    site = await listen(server.app, 0, '127.0.0.1');
    browser = await chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await server?.close();
  });

  /** A page that reaches this server only, with all that it asked of others and complained about. */
  async function open(): Promise<{ page: Page; strayed: string[]; complaints: string[] }> {
    const page = await browser.newPage();
    const strayed: string[] = [];
    const complaints: string[] = [];
    await page.route('**', (route) => {
      const url = route.request().url();
      if (/^(data|blob):/.test(url) || url.startsWith(`${site.url}/`)) return route.continue();
      strayed.push(url);
      return route.abort();
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${site.url}/`);
    return { page, strayed, complaints };
  }

  test('an example is opened from the first page, run in GraphiQL, and answered', async () => {
    const { page, strayed, complaints } = await open();
    const [example] = readExamples();
    await page.getByRole('link', { name: example?.title ?? '' }).click();
    await page.getByRole('button', { name: /execute/i }).click();
    const answer = page.locator('.graphiql-response');
    await expect.poll(() => answer.innerText(), { timeout: 20_000 }).toContain('conséquences');
    expect(strayed).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the first page can be walked by keyboard, names what it links, and fits a small screen', async () => {
    const { page, strayed, complaints } = await open();
    const links = await page.getByRole('link').all();
    for (const link of links) {
      await page.keyboard.press('Tab');
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
      expect((await link.innerText()).trim()).not.toBe('');
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(strayed).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('GraphiQL fits a phone, wraps long lines, marks no apostrophe, and shows where a mistake is', async () => {
    const { page, complaints } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    const document = `# ${'Le sommet n’a « rien » donné. '.repeat(4)}\n{\n  quotes { nodes { exactly } }\n}`;
    await page.goto(`${site.url}/graphql?query=${encodeURIComponent(document)}`);
    const editor = page.locator('.graphiql-query-editor');
    await editor.getByText('exactly').first().waitFor({ timeout: 20_000 });
    expect(await page.evaluate(() => window.innerWidth)).toBe(390);
    expect(await editor.locator('.view-line').count()).toBeGreaterThan(6);
    await page.getByRole('button', { name: /execute/i }).click();
    const answer = page.locator('.graphiql-response');
    await expect.poll(() => answer.innerText(), { timeout: 20_000 }).toContain('locations');
    expect(await page.locator('.unicode-highlight').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('GraphiQL opened again shows the tab of the last visit, and no empty one', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const editor = page.locator('.graphiql-query-editor');
    const visit = async (search: string, shown: string) => {
      await page.goto(`${site.url}/graphql${search}`);
      await editor.getByText(shown).first().waitFor({ timeout: 20_000 });
      // GraphiQL keeps its tabs a moment after a change.
      const kept = () => page.evaluate(() => localStorage.getItem('graphiql:tabState'));
      await expect.poll(kept, { timeout: 20_000 }).toContain(shown);
      return page.getByRole('tab').count();
    };
    const written = `?query=${encodeURIComponent('{ claims { totalCount } }')}`;
    const first = await visit('', 'quotes');
    expect(await visit('', 'quotes')).toBe(first);
    const second = await visit(written, 'claims');
    expect(await visit(written, 'claims')).toBe(second);
    expect(await visit('', 'claims')).toBe(second);
    await context.close();
  });
});
