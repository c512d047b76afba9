import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { DeclaredSql } from '../declare.ts';
import { collectBelow } from './collect.ts';
import type { Compilation } from './compilation.ts';
import { concatenate, type JsonPart, object } from './json.ts';
import type { ListField } from './list.ts';
import { NotCovered } from './not-covered.ts';
import type { Page, WriteConnection } from './page.ts';
import { hole } from './placeholders.ts';
import { compilePlain, type WritePlain } from './values.ts';

/** A field of an edge: one that SQL writes, or one of what is worked out of the page. */
type EdgeField = { key: string } & ({ write: WriteConnection } | { worked(item: unknown): string });

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
  if (written.length < fields.length) return compileWorked(on, page, fields, written);
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
  if (declared?.kind === 'worked') {
    const write: WritePlain = compilePlain(on, field.type, nodes);
    return { key, worked: (item) => write(declared.value(item)) };
  }
  const below = getNamedType(field.type);
  if (name === 'node' && isObjectType(below))
    return { key, write: list.compileObject(on, below, nodes, page.row) };
  return { key, write: list.compileField(on, edge, nodes, page.row) };
}

/** Edges with fields that are worked out here: their rows leave what it takes in a hole, beside what SQL has written. */
function compileWorked(
  on: Compilation,
  page: Page,
  fields: readonly EdgeField[],
  written: readonly Extract<EdgeField, { write: unknown }>[],
): WriteConnection {
  page.wanted.finished = true;
  const rows = page.column((binding, bound) => {
    const values = written.flatMap(({ write }, i): JsonPart[] => [
      { text: i > 0 ? ',' : '' },
      ...write(binding, bound),
    ]);
    const row: JsonPart[] = [
      { text: '{"row":' },
      { sql: `(${bound.finish?.row(page.row)})::text` },
      { text: ',"written":[' },
      ...values,
      { text: ']}' },
    ];
    return page.rows(concatenate(row), bound);
  });
  const shared = page.column((_binding, { finish }) => `(${finish?.shared})::text`);
  const slot = on.slot();
  page.finishers.push({
    slot,
    finisher: (finish) => (found) => {
      const { shared, rows } = found as { shared: unknown; rows: { row: unknown; written: unknown[] }[] };
      const items = finish.work(
        rows.map(({ row }) => row),
        shared,
      );
      const edges = rows.map(({ written }, at) => {
        const values = written.values();
        const members = fields.map(
          (field) =>
            `"${field.key}":${'worked' in field ? field.worked(items[at]) : JSON.stringify(values.next().value)}`,
        );
        return `{${members.join(',')}}`;
      });
      return `[${edges.join(',')}]`;
    },
  });
  const { open, close } = hole(slot);
  return () => [
    { text: `${open}{"shared":` },
    { sql: shared },
    { text: ',"rows":[' },
    { sql: rows },
    { text: `]}${close}` },
  ];
}
