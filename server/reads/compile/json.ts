/**
 * JSON text put together in SQL. Concatenating texts is the fastest way PostgreSQL has to write JSON, about a third
 * faster than row_to_json() and twice as fast as json_build_object(), and gives the very bytes of JSON.stringify().
 */

/** A piece of JSON text: written out, or an expression of type text that is never null. */
export type JsonPart = { text: string } | { sql: string };

/** SQL of type text for these pieces, one after the other. */
export function concatenate(parts: readonly JsonPart[]): string {
  const merged: JsonPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if ('text' in part && last && 'text' in last) merged[merged.length - 1] = { text: last.text + part.text };
    else merged.push(part);
  }
  return balanced(merged.map((part) => ('text' in part ? quoted(part.text) : part.sql)));
}

/** Halves and halves again: a chain would copy its beginning once for each piece. */
function balanced(terms: readonly string[]): string {
  if (terms.length === 0) return `''`;
  if (terms.length <= 2) return terms.join(' || ');
  const half = Math.ceil(terms.length / 2);
  const side = (part: readonly string[]) => (part.length > 1 ? `(${balanced(part)})` : part[0]);
  return `${side(terms.slice(0, half))} || ${side(terms.slice(half))}`;
}

/** A text of ours as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `{"a":...,"b":...}` */
export function object(fields: readonly (readonly [key: string, value: readonly JsonPart[]])[]): JsonPart[] {
  const parts = fields.flatMap(([key, value], i) => [{ text: `${i > 0 ? ',' : '{'}"${key}":` }, ...value]);
  return [...parts, { text: fields.length > 0 ? '}' : '{}' }];
}

/** `null` where the expression is. */
export function orNull(sql: string): { sql: string } {
  return { sql: `coalesce(${sql}, 'null')` };
}
