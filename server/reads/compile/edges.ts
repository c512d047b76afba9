import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { DeclaredSql } from '../declare.ts';
import { collectBelow } from './collect.ts';
import type { Compilation } from './compilation.ts';
import { concatenate, type JsonPart, object } from './json.ts';
import type { ListField } from './list.ts';
import { NotCovered } from './not-covered.ts';
import type { Page, WriteConnection } from './page.ts';
import { placeholder } from './placeholders.ts';
import { compileValue, type WriteValue } from './values.ts';

/** A field of an edge: written by SQL, or computed. */
type EdgeField = { key: string } & ({ write: WriteConnection } | { computed(item: unknown): string });

/** Compiles the edges of a connection. */
export function compileEdges(
  on: Compilation,
  list: ListField,
  page: Page,
  edge: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const fields = [...collectBelow(on.selecting, edge, nodes)].map(([key, nodes]) =>
    compileEdge(on, list, page, edge, key, nodes),
  );
  const written = fields.filter((field) => 'write' in field);
  if (written.length < fields.length) return compileComputed(on, page, fields, written);
  return page.list((binding, bound) => object(written.map(({ key, write }) => [key, write(binding, bound)])));
}

function compileEdge(
  on: Compilation,
  list: ListField,
  page: Page,
  edge: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
): EdgeField {
  const name = nodes[0]?.name.value as string;
  const field = edge.getFields()[name];
  if (name === '__typename') return { key, write: () => [{ text: `"${edge.name}"` }] };
  if (!field) throw new NotCovered(`${edge.name}.${name}`);
  if (name === 'cursor') {
    page.wanted.cursors = true;
    return { key, write: (_binding, bound) => [{ sql: page.cursor(bound) }] };
  }
  const declared = field.extensions.sql as DeclaredSql | undefined;
  if (declared?.kind === 'computed') {
    const write: WriteValue = compileValue(on, field.type, nodes);
    return { key, computed: (item) => write(declared.value(item)) };
  }
  if (declared?.kind === 'fact') {
    page.wanted.facts = [...page.wanted.facts, name];
    return { key, write: (_binding, { facts }) => [{ sql: `(${facts[name]})::text` }] };
  }
  const below = getNamedType(field.type);
  if (name === 'node' && isObjectType(below))
    return { key, write: list.compileObject(on, below, nodes, page.row) };
  return { key, write: list.compileField(on, edge, nodes, page.row) };
}

/** Compiles edges with computed fields. A placeholder holds the input of these, and the fields that SQL has written. */
function compileComputed(
  on: Compilation,
  page: Page,
  fields: readonly EdgeField[],
  written: readonly Extract<EdgeField, { write: unknown }>[],
): WriteConnection {
  page.wanted.computed = true;
  const rows = page.column((binding, bound) => {
    const values = written.flatMap(({ write }, i): JsonPart[] => [
      { text: i > 0 ? ',' : '' },
      ...write(binding, bound),
    ]);
    const row: JsonPart[] = [
      { text: '{"row":' },
      { sql: `(${bound.computed?.row(page.row)})::text` },
      { text: ',"written":[' },
      ...values,
      { text: ']}' },
    ];
    return page.rows(concatenate(row), bound);
  });
  const shared = page.column((_binding, { computed }) => `(${computed?.shared})::text`);
  const slot = on.slot();
  page.fillers.push({
    slot,
    filler: (computed) => (found) => {
      const { shared, rows } = found as { shared: unknown; rows: { row: unknown; written: unknown[] }[] };
      const items = computed.compute(
        rows.map(({ row }) => row),
        shared,
      );
      const edges = rows.map(({ written }, at) => {
        const values = written.values();
        const members = fields.map(
          (field) =>
            `"${field.key}":${'computed' in field ? field.computed(items[at]) : JSON.stringify(values.next().value)}`,
        );
        return `{${members.join(',')}}`;
      });
      return `[${edges.join(',')}]`;
    },
  });
  const { open, close } = placeholder(slot);
  return () => [
    { text: `${open}{"shared":` },
    { sql: shared },
    { text: ',"rows":[' },
    { sql: rows },
    { text: `]}${close}` },
  ];
}
