import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

/** Where the printed schema is committed. */
export const SCHEMA_FILE = new URL('./schema.graphql', import.meta.url);

/** The schema as it is printed and reviewed: sorted, so that a diff shows what changed and nothing else. */
export const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(SCHEMA_FILE, printed);
