import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { defaultConfig } from '../../server/config.ts';
import { projectFile, type TestApp, testApp } from '../support/app.ts';
import { BROUGHT, type Consumer, consumer, live } from './consumer.ts';
import { examples } from './examples.ts';

const run = promisify(execFile);

let app: TestApp;
let theirs: Consumer;
let server: { url: string; close: () => void };
const closing: (() => unknown)[] = [];
beforeAll(async () => {
  app = await testApp({ seeded: true });
  closing.push(app.close);
  server = await live(app);
  closing.push(server.close);
  theirs = await consumer(BROUGHT);
  closing.push(theirs.remove);
}, 600_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** What an editor shows of a file of theirs: at the place of some code, the type and its documentation. */
function quickInfo(file: string): (code: string) => { type: string; says: string } {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  };
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => true,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? ''),
    getCurrentDirectory: () => dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  const text = readFileSync(file, 'utf8');
  return (code) => {
    const info = service.getQuickInfoAtPosition(file, text.indexOf(code));
    const [type, says] = [info?.displayParts, info?.documentation].map(ts.displayPartsToString);
    return { type: type ?? '', says: says ?? '' };
  };
}

describe('a consumer', () => {
  test.each([
    ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ])(
    'compiles with %s and asks a live server',
    async (_name, resolution) => {
      theirs.write(
        'main.ts',
        `import { chainText, createClient, type QuoteWithChain, VerbatimError } from '@verbatim/client';
       const news = createClient({ url: ${JSON.stringify(server.url)} });
       const lines: string[] = [];
       for await (const quote of news.quotes.paginate({ filter: { source: 'anadolu' }, orderBy: 'POSITION', pageSize: 5 })) {
         const { exact, attributions }: QuoteWithChain = quote;
         lines.push(chainText(attributions) + ': ' + exact);
       }
       const code = await news.quotes.list({ first: 1000 }).then(() => '', (error: unknown) => error instanceof VerbatimError ? error.code : '?');
       console.log(JSON.stringify({ lines, code }));`,
      );
      await theirs.compile({
        ...resolution,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        types: [],
      });
      const { lines, code } = JSON.parse(await theirs.node('out/main.js')) as {
        lines: string[];
        code: string;
      };
      const { data } = await app.query<{ quotes: { totalCount: number } }>(
        '{ quotes(filter: { source: "anadolu" }) { totalCount } }',
      );
      expect(lines).toHaveLength(data.quotes.totalCount);
      expect(lines[0]).toBe('Donald Trump: Tant qu’un accord n’est pas conclu, il n’y a pas d’accord');
      expect(code).toBe('INVALID_PAGINATION');
    },
    600_000,
  );
});

describe('an editor', () => {
  test('shows types by the names they are exported under, with what the schema says', () => {
    const code = examples().find(({ code }) => code.includes('utterances.get(slug)'))?.code ?? '';
    theirs.write('wordings.mts', code);
    const shown = quickInfo(join(theirs.folder, 'wordings.mts'));
    expect(shown('news =').type).toBe('const news: VerbatimClient');
    expect(shown('nearest]').type).toBe('const nearest: CheckedQuote | undefined');
    expect(shown('utterance =').type).toBe('const utterance: UtteranceDetail | null');
    expect(shown('article,').type).toBe('const article: ArticleRef');
    expect(shown('attributions }').type).toBe('const attributions: ChainLink[]');
    expect(shown('source?')).toEqual({
      type: '(property) source: SourceRef | null',
      says: 'The publisher. Null: the text does not reveal it. It is never guessed.',
    });
    expect(shown('check(').type).toContain('Promise<CheckedQuote[]>');
    expect(shown('check(').says).toBe('Was this said, and how was it printed?');
  });
});

describe('documents of their own', () => {
  const readme = examples().filter(({ place }) => place.startsWith('client/README'));
  const configuration = readme.find(({ code }) => code.includes('@verbatim/client/codegen'))?.code ?? '';
  const main = readme.find(({ generated }) => generated);

  beforeAll(() => {
    // As `npm install -D @graphql-codegen/cli @graphql-codegen/client-preset` would have it.
    mkdirSync(join(theirs.folder, 'node_modules/.bin'), { recursive: true });
    for (const name of ['@graphql-codegen', '@graphql-typed-document-node']) {
      symlinkSync(projectFile(`node_modules/${name}`), join(theirs.folder, 'node_modules', name));
    }
    symlinkSync(
      projectFile('node_modules/@graphql-codegen/cli/esm/bin.js'),
      join(theirs.folder, 'node_modules/.bin/graphql-codegen'),
    );
    mkdirSync(join(theirs.folder, 'src'));
  });

  /** Generates and compiles what README.md says: a configuration, and a document beside the code that asks it. */
  async function generate(codegen: string) {
    theirs.write('codegen.ts', codegen);
    theirs.write(
      'src/main.ts',
      `${main?.code.replace('http://127.0.0.1:4000/graphql', server.url)}
       // @ts-expect-error: the number of articles is required
       export const wrong = () => news.query(Days, {});`,
    );
    await run('npx', ['--no', 'graphql-codegen'], { cwd: theirs.folder });
    const options = { module: 'nodenext', moduleResolution: 'nodenext', types: [], rootDir: 'src' };
    await theirs.compile(options, ['src']);
  }

  test('are typed against the schema that is shipped', async () => {
    await generate(configuration);
    expect(await theirs.node('out/main.js')).toBe(`${main?.prints.join('\n')}\n`);
  }, 600_000);

  test('are known by their hash to a server that answers no others, beside those of the package', async () => {
    const manifest = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    await generate(configuration.replace(' });', ', persisted: true });'));
    const ours = manifest(join(theirs.root, 'dist/persisted-documents.json'));
    const own = manifest(join(theirs.folder, 'src/gql/persisted-documents.json'));
    expect(Object.values(own)).toEqual([expect.stringMatching(/^query Days.* nodes \{ __typename /)]);
    theirs.write('trusted.json', JSON.stringify({ ...ours, ...own }));
    const config = {
      ...defaultConfig(),
      TRUSTED_ONLY: true,
      TRUSTED_DOCUMENTS: join(theirs.folder, 'trusted.json'),
    };
    const strict = await live({ app: createApp({ database: app.database, config }) });
    const compiled = readFileSync(join(theirs.folder, 'out/main.js'), 'utf8');
    theirs.write('out/main.js', compiled.replace(server.url, strict.url));
    const { stdout } = await run(process.execPath, ['out/main.js'], {
      cwd: theirs.folder,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    strict.close();
    expect(stdout).toBe(`${main?.prints.join('\n')}\n`);
  }, 600_000);
});
