import {
  type FieldNode,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { and, raw, type Sql, sql } from '../../database/sql.ts';
import type { DeclaredSql, RowSql } from '../declare.ts';
import { aliasOf } from '../list.ts';
import type { DeclaredList } from '../list-field.ts';
import type { Need } from '../need.ts';
import { collectBelow } from './collect.ts';
import { compileColumn, writeLeaf } from './column.ts';
import type { Compilation, Field, Write } from './compilation.ts';
import { compileList } from './connection.ts';
import { compileDerivedList } from './derived-list.ts';
import { concatenate, object, orNull } from './json.ts';
import { compileNodes } from './nodes.ts';
import { NotCovered } from './not-covered.ts';
import { orderOf, type Related, relationOf } from './relation.ts';
import type { Table } from './tables.ts';
import { compileUnion } from './union.ts';
import { metOrMarked } from './unmet.ts';

/** Compiles the selections of one response key: an object of `type` whose row stands under `row`. */
export function compileObject(
  on: Compilation,
  type: GraphQLObjectType,
  nodes: readonly Pick<FieldNode, 'selectionSet'>[],
  row: string,
): Write {
  const fields = [...collectBelow(on.selecting, type, nodes)].map(
    ([key, nodes]) => [key, compileField(on, type, nodes, row)] as const,
  );
  return (binding) => object(fields.map(([key, write]) => [key, write(binding)]));
}

/** Rows that a field shows, in SQL. */
interface Rows {
  from: Sql;
  /** Which of the tables in `from` is meant. */
  rows: string;
  where: Sql;
  orderBy: Sql | null;
  needs?: Need | undefined;
}

function compileField(
  on: Compilation,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[],
  row: string,
): Write {
  const node = nodes[0] as FieldNode;
  const name = node.name.value;
  if (name === '__typename') return () => [{ text: `"${parent.name}"` }];
  const field = parent.getFields()[name];
  if (!field) throw new NotCovered(`${parent.name}.${name}`);
  const list = field.extensions.list as DeclaredList | undefined;
  if (list)
    return compileList(on, { declared: list, parent, field, nodes, row, compileObject, compileField });
  const table = on.tables.get(String(parent.extensions.pothosPrismaModel));
  return (
    compileDeclared(on, parent, field, nodes, row, table) ??
    compileRelation(on, field, nodes, row, table) ??
    compileColumn(parent, field, row, table)
  );
}

function compileDeclared(
  on: Compilation,
  parent: GraphQLObjectType,
  field: Field,
  nodes: readonly FieldNode[],
  row: string,
  table: Table | undefined,
): Write | null {
  const declared = field.extensions.sql as DeclaredSql | undefined;
  const node = nodes[0] as FieldNode;
  if (declared?.kind === 'value') {
    const read = on.pieces(field, node, () => ({ value: declared.value(row, on.viewer) }));
    return (binding) => writeLeaf(parent, field, read(binding, 'value'), !isNonNullType(field.type));
  }
  if (declared?.kind === 'related') {
    const related = relationOf(field, table, on.tables);
    if (!related) throw new NotCovered(`${parent.name}.${field.name}: its select names no relation`);
    return compileRelated(on, field, nodes, row, related, declared.where);
  }
  if (declared?.kind === 'rows')
    return compileRows(on, field, nodes, (args) => declared.rows(row, on.viewer, args));
  if (declared?.kind === 'derived') return compileDerivedList(on, declared, field, nodes, row, compileObject);
  if (declared?.kind === 'union') return compileUnion(on, declared, field, nodes, row, compileObject);
  if (declared?.kind === 'nodes') return compileNodes(on, declared, field, nodes, compileObject);
  if (declared?.kind === 'one') {
    const { list, where } = declared;
    return compileRows(on, field, nodes, (args) => ({
      from: list.from,
      rows: aliasOf(list.id),
      where: sql`${where(args)} AND ${list.visible(on.viewer)}`,
      orderBy: null,
    }));
  }
  return null;
}

/** A relation that a field shows as it is (`t.relation`). */
function compileRelation(
  on: Compilation,
  field: Field,
  nodes: readonly FieldNode[],
  row: string,
  table: Table | undefined,
): Write | null {
  const { pothosPrismaRelationField, pothosPrismaFallback } = field.extensions;
  if (!pothosPrismaRelationField || pothosPrismaFallback) return null;
  const related = relationOf(field, table, on.tables);
  return related && compileRelated(on, field, nodes, row, related);
}

/**
 * The rows that a relation leads to.
 *
 * @param where a condition on them. @defaultValue none
 */
function compileRelated(
  on: Compilation,
  field: Field,
  nodes: readonly FieldNode[],
  row: string,
  { relation, query, links }: Related,
  where?: RowSql,
): Write {
  const target = on.tables.get(relation.model) as Table;
  const alias = on.alias();
  const start = links ? on.alias() : row;
  const linked = links && { ...links, table: on.tables.get(links.relation.model) as Table };
  return compileRows(on, field, nodes, () => ({
    from: raw(`${linked ? `${linked.table.name} ${start}, ` : ''}${target.name} ${alias}`),
    rows: alias,
    where: and([
      raw(`${alias}.${relation.to} = ${start}.${relation.from}`),
      ...(linked ? [raw(`${start}.${linked.relation.to} = ${row}.${linked.relation.from}`)] : []),
      ...(where ? [where(alias, on.viewer, start)] : []),
    ]),
    orderBy: linked ? orderOf(linked.query, linked.table, start) : orderOf(query, target, alias),
  }));
}

/** An object, or a list of objects, from rows. */
function compileRows(
  on: Compilation,
  field: Field,
  nodes: readonly FieldNode[],
  rowsOf: (args: Record<string, unknown>) => Rows,
): Write {
  const type = objectType(field);
  const many = isListType(getNullableType(field.type));
  const read = on.pieces(field, nodes[0] as FieldNode, (args) => {
    const { from, rows, where, orderBy, needs } = rowsOf(args);
    if (many && !orderBy) throw new NotCovered(`${field.name}: its rows have no order`);
    const order = many && orderBy ? sql` ORDER BY ${orderBy}` : raw('');
    const selected = sql`SELECT ${raw(rows)}.* FROM ${from} WHERE ${where}${order}`;
    return { rows: selected, ...(needs && { needs: needs.holds }) } as Record<'rows' | 'needs', Sql>;
  });
  const alias = on.alias();
  const write = compileObject(on, type, nodes, alias);
  return (binding) => {
    const rows = `FROM (${read(binding, 'rows')}) AS ${alias}`;
    const met = metOrMarked(read(binding, 'needs'));
    const json = concatenate(write(binding));
    if (!many) {
      const one = `(SELECT ${json} ${rows})`;
      return [...met, isNonNullType(field.type) ? { sql: one } : orNull(one)];
    }
    const all = `(SELECT coalesce(string_agg(${json}, ','), '') ${rows})`;
    return [...met, { text: '[' }, { sql: all }, { text: ']' }];
  };
}

function objectType(field: Field): GraphQLObjectType {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) throw new NotCovered(`${field.name}: ${type.name} is no object type`);
  return type;
}
