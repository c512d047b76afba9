import { builder } from './builder.ts';
import { enums } from './generated/names.ts';
import type * as stored from './generated/prisma/enums.ts';

/** An enum of the API, value by value with a description. */
export function enumType<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
) {
  const described = Object.entries<string>(values).map(([value, description]) => [value, { description }]);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(described) as Record<Value, { description: string }>,
  });
}

/**
 * An enum of the database as one of the API. Its description is the one in schema.prisma. A value that the database has
 * and this lacks, or the other way round, does not compile.
 */
export function storedEnum<const Name extends keyof typeof stored>(
  name: Name,
  values: Readonly<Record<keyof (typeof stored)[Name] & string, string>>,
) {
  return enumType(name, enums[name] as string, values);
}
