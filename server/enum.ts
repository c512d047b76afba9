import { builder } from './builder.ts';

/**
 * An enum of the API, value by value with a description. Given `satisfies Record<...>` of an enum of the database, a
 * value that is added to the one without the other does not compile.
 */
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
