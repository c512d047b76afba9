// Compiles the package into dist/, with nothing left in it from before.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';

process.chdir(import.meta.dirname);
rmSync('dist', { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.json'], { stdio: 'inherit' });
copyFileSync('../server/schema.graphql', 'dist/schema.graphql');
copyFileSync('generated/persisted-documents.json', 'dist/persisted-documents.json');
