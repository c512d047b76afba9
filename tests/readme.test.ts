import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTables } from '../server/print-tables.ts';
import { schema } from '../server/schema.ts';
import { projectFile, type TestApp, testApp } from './support/app.ts';

const readme = readFileSync(projectFile('README.md'), 'utf8');
const read = (path: string) => readFileSync(projectFile(path), 'utf8');

/** The code blocks of a language, without the indentation of the list they may stand in. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^( *)\`\`\`${language}\n([^]*?)^ *\`\`\`$`, 'gm'))].map(
    ([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trim(),
  );
}

let server: TestApp;
beforeAll(async () => {
  server = await testApp({ seeded: true });
});
afterAll(() => server.close());

test('its tables of settings and error codes are those of the code', () => {
  expect(withTables(readme)).toBe(readme);
});

test('its question gets its answer', async () => {
  const [question = ''] = blocks('graphql');
  const [answer = ''] = blocks('json');
  const { data } = await server.query(question);
  expect({ data }).toEqual(JSON.parse(answer));
});

test('its document is one of the format, and can be loaded beside its text', async () => {
  const [document = ''] = blocks('yaml');
  const body = '"« Nous partirons demain », a dit la capitaine."';
  const loaded = await server.load(document.replace('file: tribune-du-port.txt', `body: ${body}`));
  expect(loaded).toMatchObject({ articles: { created: 1 }, quotes: { created: 1 } });
});

test('its picture shows types of the schema', () => {
  const [picture = ''] = blocks('mermaid');
  const entities = [...picture.matchAll(/^ +(\w+) \S+ (\w+) :/gm)].flatMap(([, from = '', to = '']) => [
    from,
    to,
  ]);
  expect(entities.length).toBeGreaterThan(20);
  for (const name of new Set(entities)) expect(schema.getType(name), name).toBeDefined();
});

test('its request from a shell is answered', async () => {
  const request = blocks('sh').find((command) => command.startsWith('curl')) ?? '';
  const [, header = '', body = '', url = ''] = /^curl -H '([^']+)' -d '([^']+)' (\S+)$/.exec(request) ?? [];
  const [name = '', value = ''] = header.split(': ');
  const response = await server.app.fetch(url, { method: 'POST', headers: { [name]: value }, body });
  expect(await response.json()).toMatchObject({ data: { articles: { nodes: { length: 6 } } } });
});

test('its commands exist, and the test command is the one that CI runs', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = blocks('sh').filter((command) => !command.startsWith('curl'));
  // npm start is tested in command/start.test.ts, Prisma's commands in prisma/.
  expect(commands).toEqual([
    'npm ci && npm start',
    'npm ci && npm test',
    'npx prisma db seed -- --check',
    'npx prisma db seed',
  ]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
  expect(read('.ci/run')).toContain('(npm ci && npm test)');
  for (const [, script = ''] of readme.matchAll(/`npm run (\S+)`/g)) expect(scripts).toHaveProperty(script);
});

test('what it links is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(0);
  for (const path of links) expect(existsSync(projectFile(path)), path).toBe(true);
});
