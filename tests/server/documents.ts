import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { schema } from '../../server/schema.ts';

type Field = GraphQLField<unknown, unknown>;

const named = ({ type }: Field) => {
  const type_ = getNamedType(type);
  return isObjectType(type_) ? type_ : null;
};
const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const isConnection = (field: Field) => named(field)?.name.endsWith('Connection') === true;
const isAskable = (field: Field) => !field.args.some(isRequiredArgument);
/** The type of a connection's rows. */
const rowType = (connection: Field) =>
  named(named(connection)?.getFields().nodes as Field) as GraphQLObjectType;
/** The connections of a type. */
const connectionsOf = (type: GraphQLObjectType) =>
  fieldsOf(type).filter((field) => isConnection(field) && isAskable(field));

/** Lists that compare printings, each with many subqueries. Their own tests count their statements. */
const COMPARED = new Set(['overlaps', 'wordings', 'attributedTo', 'textChanges', 'speakerChanges']);

/** All that can be asked of a row without arguments, connections aside: its columns, and those of what hangs on it. */
function everything(type: GraphQLObjectType, depth: number): string {
  const fields = fieldsOf(type).flatMap((field) => {
    if (!isAskable(field) || isConnection(field) || COMPARED.has(field.name)) return [];
    if (isLeafType(getNamedType(field.type))) return field.name;
    const below = named(field);
    return below && depth > 0 ? `${field.name} { ${everything(below, depth - 1)} }` : [];
  });
  return ['__typename', ...fields].join(' ');
}

/** One connection, its rows with all they have, and what is asked below them. */
function connection(field: Field, first: number, below: string): string {
  const rows = `${everything(rowType(field), 2)} ${below}`;
  return `${field.name}(first: ${first}) { totalCount pageInfo { hasNextPage endCursor } edges { cursor } nodes { ${rows} } }`;
}

/** The ways to go from the root through three connections, as far as there are so many: "articles quotes variants". */
export function deepPaths(): string[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  return connectionsOf(query).flatMap((first) =>
    connectionsOf(rowType(first)).flatMap((second) => {
      const third = connectionsOf(rowType(second)).map(({ name }) => `${first.name} ${second.name} ${name}`);
      return third.length > 0 ? third : [`${first.name} ${second.name}`];
    }),
  );
}

/** A document that goes such a way, asking for `first` rows of the root and six of every other list at most. */
export function deepDocument(path: string, first: number): string {
  const down = (type: GraphQLObjectType, size: number, [name, ...rest]: string[]): string => {
    const field = name && type.getFields()[name];
    return field ? connection(field, size, down(rowType(field), Math.min(size, 6), rest)) : '';
  };
  return `{ ${down(schema.getQueryType() as GraphQLObjectType, first, path.split(' '))} }`;
}

/** Every connection of a type that can be listed from the root: "articles quotes", "claims relations history". */
export function shallowPaths(): string[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const paths = new Map<string, string>();
  const add = (way: string, type: GraphQLObjectType) => {
    for (const field of connectionsOf(type)) {
      const name = `${type.name}.${field.name}`;
      if (!paths.has(name)) paths.set(name, `${way} ${field.name}`.trim());
    }
  };
  add('', query);
  for (const root of connectionsOf(query)) add(root.name, rowType(root));
  for (const root of connectionsOf(query))
    for (const below of connectionsOf(rowType(root))) add(`${root.name} ${below.name}`, rowType(below));
  return [...paths.values()];
}

/**
 * A document that asks the connection at the end of a way several times under different names, with different
 * arguments and different fields, in fragments and out of them; and, name by name, documents that ask it once.
 */
export function aliasedDocuments(path: string): { together: string; apart: Record<string, string> } {
  const names = path.split(' ');
  const last = names.pop() as string;
  let type = schema.getQueryType() as GraphQLObjectType;
  for (const name of names) type = rowType(type.getFields()[name] as Field);
  const row = rowType(type.getFields()[last] as Field);
  const columns = fieldsOf(row).filter((field) => isAskable(field) && isLeafType(getNamedType(field.type)));
  const objects = fieldsOf(row).filter((field) => isAskable(field) && !isConnection(field) && named(field));
  const below = (depth: number) =>
    objects
      .map((field) => `${field.name} { ${everything(named(field) as GraphQLObjectType, depth)} }`)
      .join(' ');
  const asked: Record<string, string> = {
    one: `one: ${last}(first: 1) { nodes { id ${columns.map(({ name }) => name).join(' ')} } }`,
    three: `three: ${last}(first: 3) { totalCount nodes { id ${below(0)} } }`,
    back: `back: ${last}(last: 2) { pageInfo { hasPreviousPage } edges { node { id ${below(1)} } } }`,
    none: `none: ${last}(first: 0) { totalCount nodes { id } }`,
    [last]: `${last} { edges { cursor } nodes { again: __typename id } }`,
  };
  const within = (selection: string) =>
    `{ ${names.reduceRight((inner, name) => `${name}(first: 4) { nodes { id ${inner} } }`, selection)} }`;
  const { one, three, ...rest } = asked;
  return {
    together: `${within(`...Some ... on ${type.name} { ${three} ...Some } ${Object.values(rest).join(' ')}`)}
      fragment Some on ${type.name} { ${one} }`,
    apart: Object.fromEntries(Object.entries(asked).map(([name, field]) => [name, within(field)])),
  };
}

/**
 * How many statements the resolvers may send for a document, whatever the rows: two for each field that lists or loads
 * rows by a statement of its own, one for each count, one for each field of the root that is no list.
 */
export function plannedStatements(document: string): number {
  const info = new TypeInfo(schema);
  let planned = 0;
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        const parent = info.getParentType();
        if (!field || !isObjectType(parent)) return;
        const bare = isNonNullType(field.type) ? field.type.ofType : field.type;
        if (field.name === 'totalCount') planned += 1;
        else if (isConnection(field) || field.extensions.list || OWN_STATEMENTS.has(field.name)) planned += 2;
        else if (parent.name === 'Query' && !isListType(bare) && named(field)) planned += 1;
      },
    }),
  );
  return planned;
}
/** Plain lists that are counted by a statement of their own, and rows by their global ids, type by type. */
const OWN_STATEMENTS = new Set(['quotedBy', 'node', 'nodes']);
