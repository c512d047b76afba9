// Compiles the package into dist/, or into the folder given, with nothing left in it from before.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const dist = resolve(process.argv[2] ?? join(import.meta.dirname, 'dist'));
const here = (path) => join(import.meta.dirname, path);

// Beside dist/, wherever it goes: the maps name the sources, which are packed as well, by their way from there.
const work = here(`.build-${process.pid}`);
try {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', here('tsconfig.json'), '--outDir', work], {
    stdio: 'inherit',
  });
  copyFileSync(here('../server/schema.graphql'), join(work, 'schema.graphql'));
  copyFileSync(here('generated/persisted-documents.json'), join(work, 'persisted-documents.json'));
  rmSync(dist, { recursive: true, force: true });
  cpSync(work, dist, { recursive: true });
} finally {
  rmSync(work, { recursive: true, force: true });
}
