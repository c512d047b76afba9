import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFile, type TestApp } from '../support/app.ts';

const run = promisify(execFile);

/** What `npm install @verbatim/client` brings, and nothing else. */
export const BROUGHT = ['@urql/core', 'wonka', '@0no-co/graphql.web', 'graphql'];

/** Someone else's folder, outside of this project, with the packed client installed in it. */
export interface Consumer {
  folder: string;
  /** The package as it was packed. */
  root: string;
  /** The files of the tarball. */
  packed: string[];
  /** Writes a file. */
  write(name: string, text: string): void;
  /** Type-checks the folder and writes its JavaScript; what TypeScript complains of is thrown. */
  compile(options: Record<string, unknown>, include?: string[]): Promise<void>;
  /** Runs one of its modules and gives what it prints. */
  node(...args: string[]): Promise<string>;
  remove(): void;
}

/** Builds the client and packs it as it would be published, away from the project: tests run side by side. */
export async function pack(into: string): Promise<{ root: string; tarball: string; files: string[] }> {
  const root = join(into, 'client');
  mkdirSync(root);
  const published =
    /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|[^/]+\.ts|(react|generated)\/[^/]+\.ts)$/;
  for (const name of readdirSync(projectFile('client'), { recursive: true, encoding: 'utf8' })) {
    if (published.test(name)) cpSync(projectFile(`client/${name}`), join(root, name));
  }
  await run(process.execPath, [projectFile('client/build.mjs'), join(root, 'dist')]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', into], { cwd: root });
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error('npm pack packed nothing');
  return { root, tarball: join(into, packed.filename), files: packed.files.map(({ path }) => path) };
}

/**
 * Installs the packed client in an empty folder, with `packages` beside it. All come out of this project's own
 * node_modules, so that nothing is downloaded.
 */
export async function consumer(packages: string[]): Promise<Consumer> {
  const work = mkdtempSync(join(tmpdir(), 'verbatim-consumer-'));
  const remove = () => rmSync(work, { recursive: true, force: true });
  try {
    const { root, tarball, files: packed } = await pack(work);
    const folder = join(work, 'folder');
    mkdirSync(folder);
    await install(folder, tarball, packages);
    return { folder, root, packed, remove, ...tools(folder) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function install(folder: string, tarball: string, packages: string[]): Promise<void> {
  const links = packages.map((name) => [name, `file:${projectFile(`node_modules/${name}`)}`]);
  const dependencies = { '@verbatim/client': `file:${tarball}`, ...Object.fromEntries(links) };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }),
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', '--offline', '--install-links', ...quiet], { cwd: folder });
}

function tools(folder: string): Pick<Consumer, 'write' | 'compile' | 'node'> {
  return {
    write: (name, text) => writeFileSync(join(folder, name), text),
    async compile(options, include = readdirSync(folder).filter((name) => /\.tsx?$/.test(name))) {
      const compilerOptions = { target: 'ES2022', strict: true, outDir: 'out', ...options };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
      const tsc = projectFile('node_modules/typescript/bin/tsc');
      await run(process.execPath, [tsc], { cwd: folder }).catch(({ stdout }: { stdout: string }) => {
        throw new Error(stdout);
      });
    },
    async node(...args) {
      return (await run(process.execPath, args, { cwd: folder, timeout: 60_000 })).stdout;
    },
  };
}

/** A server that other processes can reach. */
export async function live({ app }: Pick<TestApp, 'app'>): Promise<{ url: string; close: () => void }> {
  const server = createServer(app.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
