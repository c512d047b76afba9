import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { projectFile, testApp } from '../support/app.ts';
import { live } from './consumer.ts';

/** Bundles a module as a browser would get it; a built-in of Node in it is an error. */
async function bundle(contents: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: projectFile('client') },
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format,
    globalName: 'verbatim',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;

test('the whole core with urql underneath stays under 16 kB, minified and gzipped', async () => {
  const core = gzipped(await bundle("export * from './index.ts'"));
  const urql = gzipped(
    await bundle(
      "export { createClient, createRequest, fetchExchange, makeOperation, mapExchange } from '@urql/core'",
    ),
  );
  console.log(`@verbatim/client: ${core} bytes min+gzip, ${urql} of them urql's core.`);
  expect(core).toBeLessThan(16_000);
});

test('what is not used is left out', async () => {
  expect(gzipped(await bundle("export { sliceCodePoints } from './index.ts'"))).toBeLessThan(500);
});

test('the core needs nothing but what every edge runtime has', async () => {
  const app = await testApp({ seeded: true });
  const { url, close } = await live(app);
  const code = await bundle("export { createClient } from './index.ts'", 'iife');
  const { fetch, Headers, Response, URLSearchParams, AbortController, DOMException } = globalThis;
  const { setTimeout, clearTimeout, queueMicrotask, crypto, TextEncoder } = globalThis;
  const web = { fetch, Headers, Response, URLSearchParams, AbortController, DOMException, queueMicrotask };
  const timers = { setTimeout, clearTimeout };
  // With Web Crypto documents go out by their hash, without it as text.
  for (const hashing of [{ crypto, TextEncoder }, {}]) {
    const edge = createContext({ ...web, ...timers, ...hashing, url });
    const headline = await runInContext(
      `${code}; verbatim.createClient({ url, preferGet: true }).articles.get('anadolu-sommet-trump-poutine').then((article) => article.headline)`,
      edge,
    );
    expect(headline).toBe('Sommet Trump-Poutine en Alaska : un pas vers la paix en Ukraine ?');
  }
  close();
});
