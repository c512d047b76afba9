import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import type { AskedArguments } from '../../cost.ts';

/** Variables of a request, and the defaults of those that it leaves out. */
export function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): AskedArguments {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/** The arguments of a field as a request gives them: literal, by a variable or by default. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: AskedArguments,
): AskedArguments {
  return Object.fromEntries(
    field.args.map(({ name, defaultValue }) => {
      const given = node.arguments?.find((argument) => argument.name.value === name);
      const value: unknown = given && valueFromASTUntyped(given.value, variables);
      return [name, value === undefined ? defaultValue : value];
    }),
  );
}

/** A field of a type, those that every query has for introspection included. */
export function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
