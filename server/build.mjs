// Bundles the programs of the server into server/dist: plain JavaScript that node starts without a TypeScript runner.
// The bundle still reads what lies beside the sources (seeds, migrations, examples), so it stays in the project's folder.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(import.meta.dirname, 'dist');
/** The programs, by the name of their bundle: the server, and what `prisma db seed` runs. */
const PROGRAMS = { main: 'server/main.ts', seed: 'prisma/seed.ts' };

/** The source of a program. */
export const sourceOf = (program) => join(ROOT, PROGRAMS[program]);

/** The bundle of a program. */
export const bundleOf = (program) => join(DIST, `${program}.js`);

/** True if server/dist was built from the sources and packages as they are now. */
export function isBuilt() {
  const file = join(DIST, 'made-from');
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint();
}

/** The hash of everything that a bundle is made of. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = ['server', 'prisma'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const lock = existsSync(join(ROOT, 'package-lock.json')) ? ['package-lock.json'] : [];
  for (const name of [...lock, ...files.filter((path) => /\.(ts|mjs|prisma)$/.test(path)).sort()])
    hash.update(name).update(readFileSync(join(ROOT, name)));
  return hash.digest('hex');
}

/** Bundles the programs. Nobody ever sees half a folder, because it is renamed into its place when it is whole. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const madeFrom = fingerprint();
  const work = mkdtempSync(join(import.meta.dirname, '.dist-'));
  try {
    await bundle({
      entryPoints: PROGRAMS,
      absWorkingDir: ROOT,
      outdir: work,
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'linked',
      sourcesContent: false,
      logLevel: 'warning',
      plugins: [{ name: 'places', setup: keepPlaces }],
    });
    writeFileSync(join(work, 'made-from'), madeFrom);
    rmSync(DIST, { recursive: true, force: true });
    renameSync(work, DIST);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Modules find files by their own place. In the bundle, `import.meta.url` stays the place of the source. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path }) => {
    const contents = await readFile(path, 'utf8');
    const loader = path.endsWith('.ts') ? 'ts' : 'js';
    if (!contents.includes('import.meta.url')) return { contents, loader };
    const place = relative(DIST, path).split(sep).join('/');
    const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
    return { contents: contents.replaceAll('import.meta.url', url), loader };
  });
}

if (process.argv[1] === import.meta.filename) await build();
