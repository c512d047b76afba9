import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../schema.ts';

let text: string | undefined;

/** The schema as it is printed and reviewed: sorted, so that a diff shows what changed and nothing else. */
export function schemaText(): string {
  text ??= `${printSchema(lexicographicSortSchema(schema))}\n`;
  return text;
}
