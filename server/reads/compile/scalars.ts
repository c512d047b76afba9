import { type GraphQLLeafType, isEnumType } from 'graphql';
import { concatenate, type JsonPart, orNull } from './json.ts';

const inQuotes = (sql: string): JsonPart[] => [{ text: '"' }, { sql }, { text: '"' }];
const escaped = (sql: string): JsonPart[] => [{ sql: `to_json(${sql})::text` }];
const asText = (sql: string): JsonPart[] => [{ sql: `(${sql})::text` }];

/** How a column's value is written in JSON, by the scalar of the field: as the scalar's own `serialize` does. */
const SCALARS: Record<string, (sql: string) => JsonPart[]> = {
  String: escaped,
  URL: escaped,
  LanguageTag: escaped,
  CountryCode: escaped,
  Int: asText,
  // The columns are numeric with a few decimals. PostgreSQL and JavaScript would write a double with different digits.
  Float: (sql) => asText(`trim_scale(${sql})`),
  Boolean: asText,
  Date: (sql) => inQuotes(`to_char(${sql}, 'YYYY-MM-DD')`),
  DateTime: (sql) => inQuotes(`to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
};

/**
 * The JSON of a leaf.
 *
 * @param nullable the expression may be null
 * @returns null where it is not known how the type is written
 */
export function leaf(type: GraphQLLeafType, sql: string, nullable: boolean): JsonPart[] | null {
  const write = isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value) &&
      ((sql: string) => inQuotes(`${sql}::text`))
    : SCALARS[type.name];
  if (!write) return null;
  return nullable ? [orNull(concatenate(write(sql)))] : write(sql);
}

/** The JSON of a global id: base64 of the type's name and the row's id (Pothos' relay plugin). */
export function globalId(typeName: string, id: string): JsonPart[] {
  return inQuotes(`encode(convert_to('${typeName}:' || ${id}::text, 'UTF8'), 'base64')`);
}
