import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import type { AskedArguments } from '../cost.ts';

/** An object whose members are computed when they are read, so that an estimate depends on no more than it reads. */
function lazy(members: readonly (readonly [name: string, compute: () => unknown])[]): AskedArguments {
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, get] of members) Object.defineProperty(object, name, { get, enumerable: true });
  return object;
}

/** The arguments of a field as a request gives them: literal, by a variable or by default. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: AskedArguments,
): AskedArguments {
  return lazy(
    field.args.map(({ name, defaultValue }) => {
      const get = () => {
        const given = node.arguments?.find((argument) => argument.name.value === name);
        const value: unknown = given && valueFromASTUntyped(given.value, variables);
        return value === undefined ? defaultValue : value;
      };
      return [name, get] as const;
    }),
  );
}

/** A field of a type, those that every query has for introspection included. */
export function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
