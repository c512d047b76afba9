import {
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** GraphQL's own message for a wrong value of an enum, if it suggests no similar value. */
const WRONG_VALUE = /(?:does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent [^?]*)\.$/;
/** GraphQL's own message for a field that a type does not have. */
const NO_FIELD = /^Cannot query field "(\w+)" on type "(\w+)"\./;

/** GraphQL's own message for an argument that a field does not have, if it suggests no similar one. */
const NO_ARGUMENT = /^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"\.$/;

/** An error that says what may be meant, where GraphQL's message does not. Only for clients that may read the schema. */
export function withHint(schema: GraphQLSchema, error: GraphQLError): GraphQLError {
  const { message: told } = error;
  const hint = valuesOfEnum(schema, told) ?? placeOfField(schema, told) ?? conditionOfFilter(schema, told);
  if (!hint) return error;
  const { nodes = null, source = null, positions = null, path = null, originalError = null } = error;
  return new GraphQLError(`${error.message} ${hint}`, { nodes, source, positions, path, originalError });
}

function valuesOfEnum(schema: GraphQLSchema, message: string): string | undefined {
  const [, name = '', other = name] = WRONG_VALUE.exec(message) ?? [];
  const type = schema.getType(name || other);
  if (!isEnumType(type)) return undefined;
  return `The values are ${type
    .getValues()
    .map(({ name }) => name)
    .join(', ')}.`;
}

/** Where the argument is, if it is a condition: in the filter. */
function conditionOfFilter(schema: GraphQLSchema, message: string): string | undefined {
  const [, name = '', parent = '', field = ''] = NO_ARGUMENT.exec(message) ?? [];
  const type = schema.getType(parent);
  const args = isObjectType(type) ? (type.getFields()[field]?.args ?? []) : [];
  const filter = args.find((argument) => argument.name === 'filter');
  const input = filter && getNamedType(filter.type);
  if (!isInputObjectType(input) || !input.getFields()[name]) return undefined;
  return `Did you mean filter: { ${name}: ... }?`;
}

/** Where the field is, if it was asked of a connection or an edge: of the items of the list. */
function placeOfField(schema: GraphQLSchema, message: string): string | undefined {
  const [, field = '', name = ''] = NO_FIELD.exec(message) ?? [];
  const type = schema.getType(name);
  if (!isObjectType(type)) return undefined;
  const way = name.endsWith('Connection') ? 'nodes' : name.endsWith('Edge') ? 'node' : undefined;
  const items = way && type.getFields()[way];
  const selected = items && selectionOf(schema, getNamedType(items.type), field);
  if (!selected) return undefined;
  const other = way === 'nodes' ? ` or edges { node { ${selected} } }` : '';
  return `Ask for ${way} { ${selected} }${other}.`;
}

/** How a field is asked of a type, or of the first type of a union that has it. Undefined: none has it. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, field: string): string | undefined {
  if (!isCompositeType(type)) return undefined;
  if (isObjectType(type) || isInterfaceType(type)) {
    const found = type.getFields()[field];
    if (found) return isCompositeType(getNamedType(found.type)) ? `${field} { ... }` : field;
  }
  if (!isAbstractType(type)) return undefined;
  const member = schema.getPossibleTypes(type).find((one) => one.getFields()[field]);
  const inner = member && selectionOf(schema, member, field);
  return inner && `... on ${member.name} { ${inner} }`;
}
