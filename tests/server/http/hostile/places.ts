import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A place of the schema that takes a value from outside: an argument, or a field of one that is an input. */
export interface Place {
  /** Where it stands, as `Query.quotes(filter: { search })`. */
  coordinate: string;
  /** The name of the argument or of the field of an input. */
  name: string;
  /** The name of the type of the value. */
  type: string;
  /** The value is a list of that type. */
  isList: boolean;
  /** The field is one of Query: it is asked without anything above it. */
  isRoot: boolean;
  /** The first place that takes this field of this input, or any argument. */
  isFirst: boolean;
  /** A document that asks with the variable `$value` there. */
  withVariable: string;
  /** A document that asks with a literal there, and with other arguments besides. */
  withLiteral(literal: string, others?: string): string;
  /** Whether the field is a connection that can be asked from both ends. */
  bothEnds: boolean;
}

/** How an object of a type is reached from Query: what is written before and behind its selection. */
interface Way {
  open: string;
  close: string;
}

/** Every place of a schema that takes a value, with a document that reaches it. Found, not listed: new ones are among them. */
export function placesOf(schema: GraphQLSchema): Place[] {
  const seen = new Set<string>();
  return [...waysOf(schema)].flatMap(([type, way]) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((argument) => placesOfArgument(type, way, field, argument, seen)),
    ),
  );
}

/** The shortest way to each type of object. */
function waysOf(schema: GraphQLSchema): Map<GraphQLObjectType, Way> {
  const query = schema.getQueryType() as GraphQLObjectType;
  const ways = new Map<GraphQLObjectType, Way>([[query, { open: '', close: '' }]]);
  // A map goes on with what is added meanwhile.
  for (const [type, { open, close }] of ways) {
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      // What is looked up or looked for may not be there.
      const isThere =
        field.args.length === 0 || (hasArgument(field, 'first') && required(field).length === 0);
      if (!isObjectType(below) || ways.has(below) || !isThere) continue;
      const given = hasArgument(field, 'first') ? ['first: 3'] : [];
      ways.set(below, { open: `${open}${field.name}${inBrackets(given)} { `, close: ` }${close}` });
    }
  }
  return ways;
}

function placesOfArgument(
  type: GraphQLObjectType,
  { open, close }: Way,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLArgument,
  seen: Set<string>,
): Place[] {
  const selection = selectionOf(field);
  const rest = required(field, argument.name);
  const bothEnds = hasArgument(field, 'first') && hasArgument(field, 'last');
  return valuesOf(argument.name, argument.type).map(({ name, input, path, valueType, wrap }) => {
    const ask = (value: string, others: string[] = []) => {
      const given = inBrackets([`${argument.name}: ${wrap(value)}`, ...rest, ...others]);
      return `{ ${open}${field.name}${given}${selection}${close} }`;
    };
    const key = input ? `${input}.${name}` : `${type.name}.${field.name}.${name}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return {
      coordinate: `${type.name}.${field.name}(${path})`,
      name,
      type: getNamedType(valueType).name,
      isList: isListType(getNullableType(valueType)),
      isRoot: open === '',
      isFirst,
      bothEnds,
      withVariable: `query ($value: ${valueType}) ${ask('$value')}`,
      withLiteral: (literal, others) => ask(literal, others === undefined ? [] : [others]),
    };
  });
}

interface Value {
  name: string;
  /** The input that it is a field of. */
  input: string | null;
  path: string;
  valueType: GraphQLInputType;
  wrap(value: string): string;
}

/** An argument as one value, or each field of its input as one. */
function valuesOf(name: string, type: GraphQLInputType): Value[] {
  const input = getNullableType(type);
  if (!isInputObjectType(input))
    return [{ name, input: null, path: name, valueType: type, wrap: (value) => value }];
  return Object.values(input.getFields()).flatMap((field) =>
    valuesOf(field.name, field.type).map((inner) => ({
      ...inner,
      input: inner.input ?? input.name,
      path: `${name}: { ${inner.path} }`,
      wrap: (value: string) => `{ ${field.name}: ${inner.wrap(value)} }`,
    })),
  );
}

/** What is asked of a field, so that its page and its count are both made. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  const fields = isObjectType(type) ? type.getFields() : {};
  const asked = [
    ...(fields.nodes ? ['nodes { __typename }'] : []),
    ...(fields.totalCount ? ['totalCount'] : []),
    ...(fields.pageInfo ? ['pageInfo { endCursor }'] : []),
  ];
  return ` { ${asked.join(' ') || '__typename'} }`;
}

/** Arguments that a field needs besides one, with values that it takes. */
function required(field: GraphQLField<unknown, unknown>, except?: string): string[] {
  return field.args
    .filter((argument) => argument.name !== except && isRequiredArgument(argument))
    .map(({ name, type }) => `${name}: ${sampleOf(type)}`);
}

function sampleOf(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${sampleOf(nullable.ofType)}]`;
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  const sample = { String: '"rencontre-a-enchorage"', ID: '"QXJ0aWNsZTo="', Int: '1', Boolean: 'true' }[
    String(nullable)
  ];
  if (sample === undefined) throw new Error(`no sample of ${nullable}`);
  return sample;
}

function hasArgument(field: GraphQLField<unknown, unknown>, name: string): boolean {
  return field.args.some((argument) => argument.name === name);
}

function inBrackets(given: string[]): string {
  return given.length > 0 ? `(${given.join(', ')})` : '';
}
