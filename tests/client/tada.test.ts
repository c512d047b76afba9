import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFile, testApp } from '../support/app.ts';
import { consumer, live } from './consumer.ts';

/** A module of someone who writes documents with gql.tada. Wrong types in it keep it from compiling. */
const MODULE = `
import { createClient } from '@verbatim/client';
import { graphql } from './graphql.js';

const Days = graphql(\`query Days($first: Int!) { articles(first: $first) { nodes { slug datePublished language } } }\`);
const news = createClient({ url: process.argv[2] ?? '' });
const { articles } = await news.query(Days, { first: 2 });
const days: (string | null)[] = articles.nodes.map(({ datePublished }) => datePublished);
const languages: string[] = articles.nodes.map(({ language }) => language);
// @ts-expect-error first is a number
export const wrong = () => news.query(Days, { first: '2' });
console.log(days.length, languages[0]);
`;

test('gql.tada types documents as the README says', async () => {
  const readme = readFileSync(projectFile('client/README.md'), 'utf8');
  const [, graphql = ''] = readme.match(/^```ts tada\n([\s\S]*?)^```$/m) ?? [];
  const app = await testApp({ seeded: true });
  const server = await live(app);
  const theirs = await consumer([
    '@urql/core',
    'wonka',
    '@0no-co/graphql.web',
    'graphql',
    'gql.tada',
    '@0no-co/graphqlsp',
    '@gql.tada/internal',
    '@gql.tada/cli-utils',
    '@types/node',
    'undici-types',
    'typescript',
  ]);
  try {
    theirs.write('graphql.ts', graphql);
    theirs.write('days.ts', MODULE);
    const plugin = {
      name: 'gql.tada/ts-plugin',
      schema: './node_modules/@verbatim/client/dist/schema.graphql',
      tadaOutputLocation: './graphql-env.d.ts',
    };
    const compilerOptions = { module: 'nodenext', moduleResolution: 'nodenext', plugins: [plugin] };
    writeFileSync(join(theirs.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    await theirs.node('node_modules/gql.tada/bin/cli.js', 'generate-output');
    await theirs.compile(compilerOptions);
    expect(await theirs.node('out/days.js', server.url)).toBe('2 fr\n');
  } finally {
    theirs.remove();
    server.close();
    await app.close();
  }
});
