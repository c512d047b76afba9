import { GraphQLError, type GraphQLSchema, isEnumType } from 'graphql';

/** GraphQL's own message for a wrong value of an enum, if it suggests no similar value. */
const WRONG_VALUE = /(?:does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent [^?]*)\.$/;

/** An error that names the values of the enum, if GraphQL's message says only that a value is none of them. */
export function withValues(schema: GraphQLSchema, error: GraphQLError): GraphQLError {
  const [, name = '', other = name] = WRONG_VALUE.exec(error.message) ?? [];
  const type = schema.getType(name || other);
  if (!isEnumType(type)) return error;
  const values = type.getValues().map(({ name }) => name);
  const { nodes = null, source = null, positions = null, path = null, originalError = null } = error;
  const message = `${error.message} The values are ${values.join(', ')}.`;
  return new GraphQLError(message, { nodes, source, positions, path, originalError });
}
