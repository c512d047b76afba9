import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

/**
 * The options with which Prisma starts a schema engine. Those that have no meaning here are accepted and ignored.
 *
 * @see https://github.com/prisma/prisma-engines/blob/main/schema-engine/cli/src/main.rs
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true, short: 'd' },
    'extension-types': { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    version: { type: 'boolean', short: 'V' },
  },
});

if (values.version === true) {
  console.log(`schema-engine-cli ${engineVersion()}`);
} else if (positionals[0] === 'cli') {
  const { administer } = await import('./administer.ts');
  await administer(positionals[1] ?? '', url() ?? '');
} else {
  const { serve } = await import('./serve.ts');
  const failed = await serve(url(), (values.datamodels ?? []).map(String)).catch((error: unknown) => {
    console.error(error);
    return true;
  });
  // The engine leaves timers of up to a minute behind. An empty write ends after all writes before it.
  process.stdout.write('', () => process.exit(failed === true ? 1 : 0));
}

function url(): string | undefined {
  if (typeof values.datasource !== 'string') return undefined;
  const { url } = JSON.parse(values.datasource) as { url?: string };
  return url;
}

function engineVersion(): string {
  const require = createRequire(import.meta.url);
  // The package does not export its package.json, but its entry file is in the same folder.
  const path = require.resolve('@prisma/schema-engine-wasm').replace(/[^/\\]+$/, 'package.json');
  return (require(path) as { version: string }).version.split('.').at(-1) ?? '';
}
