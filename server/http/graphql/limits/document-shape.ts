import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLError,
  type ListValueNode,
  type NameNode,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Config } from '../../../config.ts';
import { fail } from '../../../errors.ts';
import { argumentOf } from './argument-place.ts';
import { Shape } from './shape.ts';

/** Limits of a document that need neither the schema nor variables. */
export type DocumentLimits = Pick<
  Config,
  | 'MAX_FIELDS'
  | 'MAX_DEPTH'
  | 'MAX_ALIASES'
  | 'MAX_DIRECTIVES'
  | 'MAX_OPERATIONS'
  | 'MAX_ROOT_MUTATIONS'
  | 'MAX_LIST_ITEMS'
>;

/** Characters of the name of an operation, and of an alias. The schema or the document alone gives all other names. */
export const NAME_LENGTH = 100;

/**
 * The largest number that a message tells exactly: with fragments that spread each other twice it doubles each time.
 */
const TOLD = 1_000_000;

/**
 * Measures a document against the limits before it is validated, because validating a larger one would itself be
 * costly. It reports errors and never throws: Yoga answers what a rule throws with status 200 and no data.
 *
 * @returns an error for each limit that is exceeded, and for texts that hold NUL
 */
export function limitErrors(document: DocumentNode, limits: DocumentLimits): GraphQLError[] {
  const errors: GraphQLError[] = [];
  const check = (what: string, actual: number, most: number, place: () => Place = () => ({})) => {
    if (actual <= most) return;
    const told = actual > TOLD ? `more than ${TOLD}` : actual;
    const { node, name } = place();
    const message = `The document has ${told} ${what}; ${most} are allowed.${name ? ` See ${name}.` : ''}`;
    errors.push(fail('LIMIT_EXCEEDED', message, { nodes: node ?? null }));
  };
  const counts = countNodes(document, limits);
  const at = (node: ASTNode | undefined, name?: string) => () => ({ node, name });
  const { longest, beyond } = counts;
  check(
    'characters in an alias or in the name of an operation',
    longest.name?.value.length ?? 0,
    NAME_LENGTH,
    at(longest.name),
  );
  check('operations', counts.operations, limits.MAX_OPERATIONS, at(beyond.operation));
  check('aliases', counts.aliases, limits.MAX_ALIASES, at(beyond.alias, beyond.alias?.value));
  check('directives', counts.directives, limits.MAX_DIRECTIVES, at(beyond.directive));
  check('items in one list', longest.list?.values.length ?? 0, limits.MAX_LIST_ITEMS, () => ({
    node: longest.list,
    name: longest.list && argumentOf(document, longest.list),
  }));
  const shape = new Shape(document);
  check('fields, counted wherever a fragment is spread', shape.fields(), limits.MAX_FIELDS);
  check('levels of fields', shape.depth(), limits.MAX_DEPTH, () => {
    const node = shape.fieldAt(limits.MAX_DEPTH + 1);
    return { node, name: node?.name.value };
  });
  check('fields at the root of a mutation', shape.rootMutations(), limits.MAX_ROOT_MUTATIONS);
  if (counts.hasNul)
    errors.push(fail('BAD_USER_INPUT', 'query: a string must not contain the character U+0000.'));
  return errors;
}

/** Where a limit is exceeded. */
interface Place {
  node?: ASTNode | undefined;
  name?: string | undefined;
}

function countNodes(document: DocumentNode, limits: DocumentLimits) {
  const counts = { operations: 0, aliases: 0, directives: 0, hasNul: false };
  const longest: { name?: NameNode; list?: ListValueNode } = {};
  /** The first of each kind that is one too many. */
  const beyond: { operation?: OperationDefinitionNode; alias?: NameNode; directive?: DirectiveNode } = {};
  const measure = (name: NameNode | undefined) => {
    if (name && name.value.length > (longest.name?.value.length ?? 0)) longest.name = name;
  };
  visit(document, {
    OperationDefinition(node) {
      if (++counts.operations === limits.MAX_OPERATIONS + 1) beyond.operation = node;
      measure(node.name);
    },
    Directive(node) {
      if (++counts.directives === limits.MAX_DIRECTIVES + 1) beyond.directive = node;
    },
    Field({ alias }) {
      if (alias && ++counts.aliases === limits.MAX_ALIASES + 1) beyond.alias = alias;
      measure(alias);
    },
    ListValue(node) {
      if (node.values.length > (longest.list?.values.length ?? 0)) longest.list = node;
    },
    StringValue: ({ value }) => {
      if (value.includes('\u0000')) counts.hasNul = true;
    },
  });
  return { ...counts, longest, beyond };
}
