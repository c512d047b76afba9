import type { ObjectRef } from '@pothos/core';
import type { builder } from '../builder.ts';

/** A type whose fields are columns of rows that SQL finds. */
export type RowType<Row extends object = object> = ObjectRef<typeof builder.$inferSchemaTypes, Row, Row>;

/** A row of such a type. */
export type RowOf<Type extends { $inferType: object }> = Type['$inferType'];
