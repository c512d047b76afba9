import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/**
 * The average length of each list of introspection, by coordinate. Nested in one another, these lists give an answer of
 * a hundred thousand objects without any statement.
 */
export function introspectionSizes(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const average = (size: (type: GraphQLNamedType) => number) =>
    types.reduce((sum, type) => sum + size(type), 0) / types.length;
  const fields = types.flatMap((type) => (hasFields(type) ? Object.values(type.getFields()) : []));
  return {
    '__Schema.types': types.length,
    '__Schema.directives': directives.length,
    '__Type.fields': average((type) => (hasFields(type) ? Object.keys(type.getFields()).length : 0)),
    '__Type.inputFields': average((type) =>
      isInputObjectType(type) ? Object.keys(type.getFields()).length : 0,
    ),
    '__Type.enumValues': average((type) => (isEnumType(type) ? type.getValues().length : 0)),
    '__Type.interfaces': average((type) => (hasFields(type) ? type.getInterfaces().length : 0)),
    '__Type.possibleTypes': average((type) =>
      isAbstractType(type) ? schema.getPossibleTypes(type).length : 0,
    ),
    '__Field.args': fields.reduce((sum, { args }) => sum + args.length, 0) / Math.max(1, fields.length),
    '__Directive.args':
      directives.reduce((sum, { args }) => sum + args.length, 0) / Math.max(1, directives.length),
  };
}

function hasFields(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type);
}
