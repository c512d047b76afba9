import { type GraphQLObjectType, getNullableType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { Field, Write } from './compilation.ts';
import { concatenate, type JsonPart, orNull } from './json.ts';
import { NotCovered } from './not-covered.ts';
import { globalId, leaf } from './scalars.ts';
import type { Table } from './tables.ts';

/** A field that exposes a column, or the global id. */
export function compileColumn(
  parent: GraphQLObjectType,
  field: Field,
  row: string,
  table: Table | undefined,
): Write {
  const exposed = field.extensions.pothosExposedField;
  if (typeof exposed === 'string') {
    const column = table
      ? table.columns.get(exposed)
      : { name: `"${exposed}"`, nullable: !isNonNullType(field.type) };
    if (column) {
      const value = `${row}.${column.name}`;
      const json = writeLeaf(parent, field, value, column.nullable);
      return () => json;
    }
  }
  if (field.name === 'id' && table && 'pothosParseGlobalID' in parent.extensions) {
    return () => globalId(parent.name, `${row}.id`);
  }
  throw new NotCovered(`${parent.name}.${field.name}`);
}

/** The JSON of a scalar or an enum, or of an array of them. */
export function writeLeaf(
  parent: GraphQLObjectType,
  field: Field,
  value: string,
  nullable: boolean,
): JsonPart[] {
  const type = getNullableType(field.type);
  const item = isListType(type) ? getNullableType(type.ofType) : type;
  const json =
    isLeafType(item) &&
    leaf(item, isListType(type) ? 'item' : value, isListType(type) ? !isNonNullType(type.ofType) : nullable);
  if (!json) throw new NotCovered(`${parent.name}.${field.name}: ${String(type)}`);
  if (!isListType(type)) return json;
  const items = `SELECT coalesce(string_agg(${concatenate(json)}, ',' ORDER BY n), '') FROM unnest(${value}) WITH ORDINALITY AS of(item, n)`;
  const list: JsonPart[] = [{ text: '[' }, { sql: `(${items})` }, { text: ']' }];
  return nullable ? [orNull(`CASE WHEN ${value} IS NOT NULL THEN ${concatenate(list)} END`)] : list;
}
