import { readdirSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { format } from 'sql-formatter';
import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../../../../server/access/viewer.ts';
import { Compiler } from '../../../../server/reads/compile/execute.ts';
import { encodeCursor } from '../../../../server/reads/cursor.ts';
import { digestOf } from '../../../../server/reads/paging.ts';
import { schema } from '../../../../server/schema.ts';
import { readExamples } from '../../../../server/site/examples.ts';
import { OPERATIONS } from '../../../bench/operations.ts';
import { projectFile } from '../../../support/app.ts';

/**
 * One file for the SQL of each example and each bench operation, so that a change of the compiler is reviewed as a change
 * of SQL. `vitest --update` writes the files anew.
 */
const FOLDER = projectFile('tests/server/reads/compile/golden');

const ID = '019a9876-5432-7abc-8def-0123456789ab';
const cursorOf = (field: string, orderBy: string, keys: string[]) =>
  encodeCursor(digestOf(field, { orderBy, filter: {} }, {}), keys);

/** One request of each operation of the bench. */
const VARIABLES: Record<string, Record<string, unknown>> = {
  Q1: { slug: 'tater-le-terrain' },
  Q2: { day: '2025-08-15' },
  Q3: { slug: 'vladimir-poutine' },
  Q4: { search: 'paix durable' },
  Q5: { slug: 'rencontre-a-trois-envisagee' },
  Q6: { after: cursorOf('Query.quotes', 'PUBLISHED_DESC', ['2025-08-15', ID]) },
  Q7: { search: 'accord' },
  Q8: { after: cursorOf('Query.claims', 'MOST_CORROBORATED', ['3', '4', '5', ID]) },
  Q9: { articles: ['tater-le-terrain', 'dossiers-du-sommet'] },
};

const DOCUMENTS = [
  ...readExamples().map(({ name, document }) => ({ name, document, variables: {} })),
  ...OPERATIONS.map(({ name, document }) => ({ name, document, variables: VARIABLES[name] ?? {} })),
];

describe('the SQL that a document compiles to is the one written down', () => {
  const compiler = new Compiler(schema);
  test.each(DOCUMENTS)('$name', async ({ name, document, variables }) => {
    const parsed = parse(document);
    expect(validate(schema, parsed)).toEqual([]);
    const statement = compiler.operation(parsed)?.statement(variables, ANONYMOUS);
    if (!statement || 'reason' in statement) throw new Error(`not compiled: ${statement?.reason}`);
    const text = format(statement.text, { language: 'postgresql', tabWidth: 2, expressionWidth: 100 });
    const values = statement.values.map((value, i) => `-- $${i + 1} = ${JSON.stringify(value)}\n`).join('');
    await expect(`${text}\n${values}`).toMatchFileSnapshot(`${FOLDER}/${name}.sql`);
  });
});

test('no other SQL is written down', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(DOCUMENTS.map(({ name }) => `${name}.sql`).sort());
});

test('a statement begins with the name of its operation, or of the beginning of it, and is the same otherwise', () => {
  const compiler = new Compiler(schema);
  const textOf = (name: string) => {
    const statement = compiler
      .operation(parse(`query ${name} { people(first: 2) { nodes { name } } }`))
      ?.statement({}, ANONYMOUS);
    return statement && 'text' in statement ? statement.text : '';
  };
  const unnamed = textOf('');
  expect(unnamed).toMatch(/^SELECT /);
  expect(textOf('People')).toBe(`/* People */ ${unnamed}`);
  expect(textOf('p'.repeat(100))).toBe(`/* ${'p'.repeat(60)} */ ${unnamed}`);
});
