// Compiles the package into dist/, or into the folder given, with nothing left in it from before.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const dist = resolve(process.argv[2] ?? join(import.meta.dirname, 'dist'));
const here = (path) => join(import.meta.dirname, path);

rmSync(dist, { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', here('tsconfig.json'), '--outDir', dist], {
  stdio: 'inherit',
});
copyFileSync(here('../server/schema.graphql'), join(dist, 'schema.graphql'));
copyFileSync(here('generated/persisted-documents.json'), join(dist, 'persisted-documents.json'));
