import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  type SelectionSetNode,
} from 'graphql';
import { NotCovered } from './not-covered.ts';

/** What decides which fields a document asks for. */
export interface Selecting {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The values of the variables in @skip and @include. */
  switches: ReadonlyMap<string, boolean>;
}

/** The fields of one response key, to be merged. */
export type Fields = Map<string, FieldNode[]>;

/** The fields that selection sets ask of an object type, by response key in response order (GraphQL 6.3.2, CollectFields). */
function collect(selecting: Selecting, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Fields {
  const fields: Fields = new Map();
  const visited = new Set<string>();
  for (const set of sets) collectInto(fields, visited, selecting, type, set);
  return fields;
}

/** The fields below a field. */
export function collectBelow(
  selecting: Selecting,
  type: GraphQLObjectType,
  nodes: readonly Pick<FieldNode, 'selectionSet'>[],
): Fields {
  return collect(
    selecting,
    type,
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  );
}

function collectInto(
  fields: Fields,
  visited: Set<string>,
  selecting: Selecting,
  type: GraphQLObjectType,
  set: SelectionSetNode,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selecting, selection.directives ?? [])) continue;
    if (selection.kind === 'Field') {
      const key = selection.alias?.value ?? selection.name.value;
      const known = fields.get(key);
      if (known) known.push(selection);
      else fields.set(key, [selection]);
      continue;
    }
    if (selection.kind === 'FragmentSpread') {
      if (visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
    }
    const fragment =
      selection.kind === 'InlineFragment' ? selection : selecting.fragments.get(selection.name.value);
    if (!fragment) throw new NotCovered('a fragment that is not there');
    if (fragment.typeCondition && !fits(selecting.schema, type, fragment.typeCondition.name.value)) continue;
    collectInto(fields, visited, selecting, type, fragment.selectionSet);
  }
}

function fits(schema: GraphQLSchema, type: GraphQLObjectType, condition: string): boolean {
  if (type.name === condition) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

type Directives = NonNullable<FieldNode['directives']>;

function isIncluded({ switches }: Selecting, directives: Directives): boolean {
  return directives.every((directive) => {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') throw new NotCovered(`@${name}`);
    const value = directive.arguments?.[0]?.value;
    const on =
      value?.kind === 'Variable'
        ? switches.get(value.name.value)
        : value?.kind === 'BooleanValue' && value.value;
    return on === (name === 'include');
  });
}
