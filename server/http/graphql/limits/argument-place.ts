import { type ASTNode, type DocumentNode, GraphQLError, Kind, visit } from 'graphql';

/** Kinds of nodes that are values. */
const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/** An error of a value in the document, with the argument that it is given to: `filter.publishedFrom: ...`. */
export function withArgument(document: DocumentNode, error: GraphQLError): GraphQLError {
  const [node] = error.nodes ?? [];
  if (!node || !VALUES.has(node.kind)) return error;
  const place = argumentOf(document, node);
  if (place === '') return error;
  const {
    nodes = null,
    source = null,
    positions = null,
    path = null,
    originalError = null,
    extensions,
  } = error;
  const message = `${place}: ${error.message}`;
  return new GraphQLError(message, { nodes, source, positions, path, originalError, extensions });
}

/** The argument, and the fields of it, that a value is given to. Empty: it is the default of a variable. */
export function argumentOf(document: DocumentNode, value: ASTNode): string {
  const names: string[] = [];
  let found = '';
  visit(document, {
    enter(node) {
      if (found) return false;
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.push(node.name.value);
      if (node === value) found = names.join('.');
      return undefined;
    },
    leave(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.pop();
    },
  });
  return found;
}
