import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFile, testApp } from '../support/app.ts';
import { BROUGHT, type Consumer, consumer, live } from './consumer.ts';
import { examples } from './examples.ts';

const ALL = examples()
  .filter(({ generated }) => !generated)
  .map((example, i) => ({ ...example, module: `example-${i}` }));
const IN_DOCS = 'http://127.0.0.1:4000/graphql';

/** Renders what a module with JSX exports: elements as they are, components with everything they may ask for. */
const RENDER = `
  import { createElement, isValidElement } from 'react';
  import { renderToString } from 'react-dom/server';
  import { createClient } from '@verbatim/client';
  import { VerbatimProvider } from '@verbatim/client/react';
  const [module, url] = process.argv.slice(2);
  const client = createClient({ url });
  const props = { slug: 'anadolu-sommet-trump-poutine', speaker: 'donald-trump', query: 'paix' };
  for (const part of Object.values(await import(module))) {
    const element = isValidElement(part) ? part : createElement(VerbatimProvider, { client }, createElement(part, props));
    console.log(renderToString(element));
  }
  process.exit();
`;

describe('the examples of README.md and of the doc comments', () => {
  let server: { url: string; close: () => void };
  let theirs: Consumer;
  const closing: (() => unknown)[] = [];
  beforeAll(async () => {
    const app = await testApp({ seeded: true });
    closing.push(app.close);
    server = await live(app);
    closing.push(server.close);
    const optional = [
      'urql',
      'react',
      'react-dom',
      'scheduler',
      '@urql/exchange-graphcache',
      '@types/react',
      'csstype',
    ];
    theirs = await consumer([...BROUGHT, ...optional]);
    closing.push(theirs.remove);
    for (const { module, language, code } of ALL) {
      theirs.write(`${module}.${language}`, `${code.replaceAll(IN_DOCS, server.url)}\nexport {};\n`);
    }
    theirs.write('render.js', RENDER);
  }, 600_000);
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test('are there', () => {
    expect(ALL.filter(({ place }) => place.includes('README')).length).toBeGreaterThan(5);
    expect(ALL.length).toBeGreaterThan(20);
  });

  test('compile', async () => {
    await theirs.compile({
      module: 'nodenext',
      moduleResolution: 'nodenext',
      jsx: 'react-jsx',
      types: [],
      noUncheckedIndexedAccess: true,
    });
  }, 600_000);

  test.each(ALL.filter(({ language }) => language === 'ts'))(
    '$place prints what it says',
    async ({ module, prints }) => {
      const printed = (await theirs.node(`out/${module}.js`)).split('\n');
      expect(prints.filter((line) => !printed.includes(line))).toEqual([]);
    },
  );

  test.each(ALL.filter(({ language }) => language === 'tsx'))('$place renders', async ({ module }) => {
    expect(await theirs.node('render.js', `./out/${module}.js`, server.url)).toMatch(/<\w+/);
  });
});

describe('everything that is exported', () => {
  const entries = ['index.ts', 'react/index.ts', 'graphcache.ts', 'codegen.ts'].map((name) =>
    projectFile(`client/${name}`),
  );
  const { config } = ts.readConfigFile(projectFile('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, projectFile('.'));
  const program = ts.createProgram(entries, options);
  const checker = program.getTypeChecker();

  const exported = entries.flatMap((entry) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
    return checker.getExportsOfModule(module).map((symbol) => ({
      name: symbol.name,
      symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    }));
  });
  const documented = (symbol: ts.Symbol) => symbol.getDocumentationComment(checker).length > 0;
  const tags = (symbol: ts.Symbol) => symbol.getJsDocTags(checker);
  const has = (symbol: ts.Symbol, tag: string) => tags(symbol).some(({ name }) => name === tag);

  /** What a function or method lacks in its comment. */
  function missing(symbol: ts.Symbol): string[] {
    const declaration = symbol.valueDeclaration as ts.SignatureDeclaration;
    const parameters = tags(symbol).filter(({ name }) => name === 'param').length;
    return [
      ...(documented(symbol) ? [] : ['description']),
      ...(parameters === declaration.parameters.length ? [] : ['@param']),
      ...(has(symbol, 'returns') ? [] : ['@returns']),
      ...(/^(Promise|AsyncGenerator)</.test(declaration.type?.getText() ?? '') && !has(symbol, 'throws')
        ? ['@throws']
        : []),
    ];
  }

  test('is found', () => expect(exported.length).toBeGreaterThan(60));

  test('has a description, and so has each of its members', () => {
    const members = exported.flatMap(({ name, symbol }) =>
      [...(symbol.members?.values() ?? [])]
        .filter(
          ({ flags, valueDeclaration }) =>
            flags & ts.SymbolFlags.Property &&
            valueDeclaration?.getSourceFile().fileName.includes('/client/'),
        )
        .map((member) => ({ name: `${name}.${member.name}`, symbol: member })),
    );
    const bare = [...exported, ...members]
      .filter(({ symbol }) => !documented(symbol))
      .map(({ name }) => name);
    expect(bare).toEqual([]);
  });

  test('shows what the schema says of a field', () => {
    const says = (type: string, field: string) => {
      const symbol = exported.find(({ name }) => name === type)?.symbol as ts.Symbol;
      const property = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), field);
      return ts.displayPartsToString(property?.getDocumentationComment(checker));
    };
    expect(says('QuoteWithChain', 'cue')).toContain('Null: none are printed');
    expect(says('ArticleDetail', 'datePublished')).toContain('Null: the text does not say');
  });

  test('that can be called says what it takes, gives and throws, with an example', () => {
    const functions = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Function);
    const methods = exported.flatMap(({ name, symbol }) =>
      [...(symbol.members?.values() ?? [])]
        .filter(({ flags }) => flags & ts.SymbolFlags.Method)
        .map((member) => ({ name: `${name}.${member.name}`, symbol: member })),
    );
    const lacking = [...functions, ...methods].flatMap(({ name, symbol }) =>
      missing(symbol).map((part) => `${name}: ${part}`),
    );
    expect(lacking).toEqual([]);
    const classes = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Class);
    const bare = [...functions, ...classes, ...methods]
      .filter(({ symbol }) => !has(symbol, 'example'))
      .map(({ name }) => name);
    expect(bare).toEqual([]);
  });
});
