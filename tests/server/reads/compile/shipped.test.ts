import { readdirSync, readFileSync } from 'node:fs';
import { Kind, type OperationDefinitionNode, parse, type TypeNode } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../../server/access/viewer.ts';
import { createApp } from '../../../../server/app.ts';
import { defaultConfig } from '../../../../server/config.ts';
import { Compiler } from '../../../../server/reads/compile/execute.ts';
import { schema } from '../../../../server/schema.ts';
import { readExamples } from '../../../../server/site/examples.ts';
import { projectFile, type TestApp, testApp } from '../../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ seeded: true });
});
afterAll(() => app.close());

test.each(readExamples().map(({ name, document }) => [name, document] as const))(
  'the example %s is one statement, with the answer of the resolvers',
  async (_name, document) => {
    const { database } = app;
    const resolved = createApp({ database, config: { ...defaultConfig(), COMPILED_READS: 'off' } });
    const ask = (to: typeof resolved) =>
      to
        .fetch('http://verbatim.test/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: document }),
        })
        .then((response) => response.text());
    const { result, statements } = await database.statements(() => ask(app.app));
    expect(statements).toHaveLength(1);
    expect(result).toBe(await ask(resolved));
  },
);

/** Every query that the client sends. */
const folder = projectFile('client/documents');
const shipped = parse(
  readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n'),
);
const queries = shipped.definitions.filter(
  (node): node is OperationDefinitionNode =>
    node.kind === Kind.OPERATION_DEFINITION && node.operation === 'query',
);

test.each(queries.map((query) => [query.name?.value ?? '', query] as const))(
  'the client’s query %s is compiled',
  (name, query) => {
    const variables = Object.fromEntries(
      (query.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) =>
        type.kind === Kind.NON_NULL_TYPE && !defaultValue ? [[variable.name.value, anyOf(type.type)]] : [],
      ),
    );
    const given = name === 'Article' ? { slug: 'any' } : variables;
    const statement = new Compiler(schema).operation(shipped, name)?.statement(given, ANONYMOUS);
    expect(statement).toHaveProperty('text');
  },
);

/** Some value of a type. */
function anyOf(type: TypeNode): unknown {
  if (type.kind === Kind.LIST_TYPE) return [anyOf(type.type)];
  if (type.kind === Kind.NON_NULL_TYPE) return anyOf(type.type);
  const { value } = type.name;
  if (value === 'QuoteCountBy') return 'DAY';
  return value === 'Int' ? 1 : 'any';
}
