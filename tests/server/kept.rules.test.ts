import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { ANONYMOUS } from '../../server/access/viewer.ts';
import { KnownDocuments } from '../../server/http/graphql/document-cache.ts';
import { Compiler } from '../../server/reads/compile/execute.ts';
import { createEstimate } from '../../server/reads/estimate/estimate.ts';
import { schema } from '../../server/schema.ts';
import { memory } from '../support/memory.ts';

const MB = 1_000_000;
const times = <Value>(n: number, of: (i: number) => Value) => Array.from({ length: n }, (_, i) => of(i));

test('plans are kept in a bound, however many there may be of one document', () => {
  const switches = times(10, (i) => `s${i}`);
  const lists = times(30, (i) => `l${i}: quotes(first: 3) { totalCount nodes { exact type } }`);
  const document = parse(
    `query (${switches.map((name) => `$${name}: Boolean!`).join(' ')}) {
      ${switches.map((name, i) => `s${i}: __typename @skip(if: $${name})`).join(' ')} ${lists.join(' ')} }`,
  );
  const operation = new Compiler(schema).operation(document);
  const statement = (n: number) => {
    const values = Object.fromEntries(switches.map((name, i) => [name, ((n >> i) & 1) === 1]));
    const found = operation?.statement(values, ANONYMOUS);
    return found && 'text' in found ? found.text : found;
  };
  const first = statement(0);
  expect(first).toContain('"s0"');
  const before = memory();
  for (let n = 1; n < 1000; n++) expect(statement(n)).not.toBe(first);
  expect(memory() - before).toBeLessThan(110 * MB);
  expect(statement(0)).toBe(first);
});

test('documents are kept in a bound of what they take, not of how long they are', () => {
  const known = new KnownDocuments();
  const text = (i: number) => `{ a${i} ${'b '.repeat(990)}}`;
  const before = memory();
  for (let i = 0; i < 500; i++) {
    const document = parse(text(i));
    known.documents.set(text(i), document);
    known.accept(document);
  }
  expect(memory() - before).toBeLessThan(100 * MB);
  expect(known.accepted(text(499))).toBeDefined();
  expect(known.accepted(text(0))).toBeUndefined();
});

test('what an operation costs is remembered without the long texts that it was asked with', () => {
  const estimate = createEstimate(schema);
  const long = (i: number) => Buffer.alloc(MB / 2, `text-${i} `).toString('latin1');
  const documents = times(4, () =>
    parse('query ($text: String!) { quoteCheck(text: $text) { similarity } }'),
  );
  const before = memory();
  for (const document of documents) {
    for (let i = 0; i < 16; i++) expect(estimate(document, null, { text: long(i) }).cost).toBeGreaterThan(10);
  }
  expect(memory() - before).toBeLessThan(24 * MB);
});
