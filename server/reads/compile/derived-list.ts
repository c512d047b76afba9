import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { raw, sql } from '../../database/sql.ts';
import type { DeclaredSql } from '../declare.ts';
import { type Binding, Pieces } from './binding.ts';
import { collectBelow } from './collect.ts';
import type { Compilation, Field, Write } from './compilation.ts';
import { concatenate, type JsonPart } from './json.ts';
import type { CompileObject } from './list.ts';
import { NotCovered } from './not-covered.ts';
import { placeholder } from './placeholders.ts';
import { metOrMarked } from './unmet.ts';
import { compileValue } from './values.ts';

type Derived = Extract<DeclaredSql, { kind: 'derived' }>;

/** A field of an item: computed from the item, or written by SQL from the rows that the item was computed from. */
interface ItemField {
  key: string;
  /** What SQL writes of each row. */
  write?: Write;
  /** @param written what it wrote, row by row */
  show(binding: Binding, item: unknown, written: readonly unknown[]): string;
}

/**
 * Compiles a list whose items are computed. The statement leaves a placeholder with the rows, each with what the fields
 * of an item may show of it; the items are computed when the placeholder is filled.
 */
export function compileDerivedList(
  on: Compilation,
  declared: Derived,
  field: Field,
  nodes: readonly FieldNode[],
  row: string,
  compileObject: CompileObject,
): Write {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new NotCovered(`${field.name}: ${type.name} is no object type`);
  const read = on.place(field, nodes[0] as FieldNode, (args) => {
    const { rows: rowsOf, compute } = declared.derive(args);
    const { from, rows, where, orderBy, needs } = rowsOf(row, on.viewer, args);
    const all = sql`SELECT ${raw(rows)}.* FROM ${from} WHERE ${where} ORDER BY ${orderBy ?? raw('1')}`;
    const pieces = new Pieces<string>({ all, ...(needs && { needs: needs.holds }) }, on.viewer);
    return { compute, pieces, shape: pieces.text, values: pieces.values };
  });
  const alias = on.alias();
  const fields = [...collectBelow(on.selecting, type, nodes)].map(([key, below]) =>
    compileItemField(on, type, key, below, alias, compileObject),
  );
  const slot = on.slot();
  on.places.push({
    bind: (binding) =>
      binding.fillers.set(slot, async (found, signal) => {
        const rows = found as { row: object; written: unknown[] }[];
        const items = await read(binding).compute(
          rows.map(({ row }, at) => ({ ...row, at })),
          signal,
        );
        const columns = fields.filter(({ write }) => write);
        const shown = items.map((item) => {
          const members = fields.map((field) => {
            const at = columns.indexOf(field);
            return `"${field.key}":${field.show(
              binding,
              item,
              rows.map(({ written }) => written[at]),
            )}`;
          });
          return `{${members.join(',')}}`;
        });
        return `[${shown.join(',')}]`;
      }),
  });
  const { open, close } = placeholder(slot);
  return (binding) => {
    const written = fields.flatMap(({ write }) => (write ? [write(binding)] : []));
    const json: JsonPart[] = [
      { text: '{"row":' },
      { sql: `(${declared.material(alias)})::text` },
      { text: ',"written":[' },
      ...written.flatMap((parts, i) => [{ text: i > 0 ? ',' : '' }, ...parts]),
      { text: ']}' },
    ];
    const { pieces, offset } = read(binding);
    const met = metOrMarked(pieces.render('needs', offset));
    const rows = `(SELECT coalesce(string_agg(${concatenate(json)}, ','), '') FROM (${pieces.render('all', offset)}) AS ${alias})`;
    return [...met, { text: `${open}[` }, { sql: rows }, { text: `]${close}` }];
  };
}

function compileItemField(
  on: Compilation,
  type: GraphQLObjectType,
  key: string,
  nodes: readonly FieldNode[],
  row: string,
  compileObject: CompileObject,
): ItemField {
  const node = nodes[0] as FieldNode;
  if (node.name.value === '__typename') return { key, show: () => JSON.stringify(type.name) };
  const field = type.getFields()[node.name.value];
  if (!field) throw new NotCovered(`${type.name}.${node.name.value}`);
  const declared = field.extensions.sql as DeclaredSql | undefined;
  if (declared?.kind === 'computed') {
    const show = compileValue(on, field.type, nodes);
    return { key, show: (_binding, item) => show(declared.value(item)) };
  }
  const member = field.extensions.pothosExposedField;
  if (typeof member === 'string' && declared?.kind !== 'item rows') {
    const show = compileValue(on, field.type, nodes);
    return { key, show: (_binding, item) => show((item as Record<string, unknown>)[member]) };
  }
  const below = getNamedType(field.type);
  if (declared?.kind !== 'item rows' || !isObjectType(below))
    throw new NotCovered(`${type.name}.${node.name.value}`);
  const read = on.place(field, node, (args) => ({ pick: declared.pick(args), shape: '', values: [] }));
  const source = on.pieces(field, node, () => {
    const { from, rows, where } = declared.rows(row, on.viewer, {});
    return { rows: sql`SELECT ${raw(rows)}.* FROM ${from} WHERE ${where}` };
  });
  const alias = on.alias();
  const write = compileObject(on, below, nodes, alias);
  const many = isListType(getNullableType(field.type));
  return {
    key,
    write: (binding) => {
      const one = `(SELECT ${concatenate(write(binding))} FROM (${source(binding, 'rows')}) AS ${alias})`;
      return [{ sql: `coalesce(${one}, 'null')` }];
    },
    show: (binding, item, written) => {
      const picked = read(binding)
        .pick(item)
        .map((at) => JSON.stringify(written[at]));
      return many ? `[${picked.join(',')}]` : (picked[0] ?? 'null');
    },
  };
}
