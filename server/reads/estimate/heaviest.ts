import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { AskedArguments } from '../cost.ts';
import { type Estimate, estimateFields } from './estimate.ts';

/** A field of a document. */
export interface Heaviest {
  node: FieldNode;
  /** The names on the way to it, from the root: `articles.quotes`. */
  path: string;
}

/** The share of a field's estimate from which on the field below it is meant instead. */
const MOST = 0.5;
/** Fields that hold the items of a list. They are no names of their own. */
const ITEMS: ReadonlySet<string> = new Set(['nodes', 'edges', 'node']);

/** The field that most of an estimate comes from. Undefined: the document has no such operation. */
export function heaviestField(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: AskedArguments,
  measure: keyof Estimate,
): Heaviest | undefined {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const estimates = new Map<FieldNode, { own: number; rows: number }>();
  estimateFields(schema, document, operation, variables, (node, estimate, rows) =>
    estimates.set(node, { own: estimate[measure], rows }),
  );
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  let heaviest: Heaviest | undefined;
  let set: SelectionSetNode | undefined = operation.selectionSet;
  let above = { own: 0, rows: 1 };
  while (set) {
    const fields: FieldNode[] = fieldsOf(set, fragments);
    const of = (node: FieldNode) => estimates.get(node) ?? { own: 0, rows: 0 };
    const [first] = fields.toSorted((a, b) => of(b).own - of(a).own);
    if (!first || of(first).own === 0 || of(first).own * above.rows < MOST * above.own) break;
    above = of(first);
    const name: string = first.name.value;
    const path: string = [heaviest?.path ?? [], ITEMS.has(name) ? [] : name].flat().join('.');
    heaviest = { node: heaviest && ITEMS.has(name) ? heaviest.node : first, path };
    set = first.selectionSet;
  }
  return heaviest;
}

/** The fields of a selection, fragments spread. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  spread = new Set<string>(),
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, fragments, spread);
    const name = selection.name.value;
    const fragment = spread.has(name) ? undefined : fragments.get(name);
    spread.add(name);
    return fragment ? fieldsOf(fragment, fragments, spread) : [];
  });
}
