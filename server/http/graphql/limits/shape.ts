import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/** A document as it is once its fragments are spread. Each is measured once; one that spreads itself adds nothing. */
export class Shape {
  readonly #document: DocumentNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #depths = new Map<string, number>();
  readonly #widths = new Map<string, number>();
  readonly #fields = new Map<string, number>();

  constructor(document: DocumentNode) {
    this.#document = document;
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(node.name.value, node);
    }
  }

  /** Levels of fields of the deepest definition. */
  depth(): number {
    const depths = this.#document.definitions.map((node) =>
      'selectionSet' in node && node.selectionSet ? this.#depthOf(node.selectionSet) : 0,
    );
    return Math.max(0, ...depths);
  }

  /** A field of this level. Undefined: no definition is so deep. */
  fieldAt(level: number): FieldNode | undefined {
    const sets = this.#document.definitions.flatMap((node) =>
      'selectionSet' in node && node.selectionSet ? node.selectionSet : [],
    );
    const deep = sets.find((set) => this.#depthOf(set) >= level);
    return deep && this.#fieldIn(deep, level);
  }

  #fieldIn({ selections }: SelectionSetNode, level: number): FieldNode | undefined {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD && level === 1) return selection;
      const set =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#fragments.get(selection.name.value)?.selectionSet
          : selection.selectionSet;
      const below = selection.kind === Kind.FIELD ? level - 1 : level;
      if (set && this.#depthOf(set) >= below) return this.#fieldIn(set, below);
    }
    return undefined;
  }

  /** Fields of all operations together; of a fragment that none spreads, where it has more. */
  fields(): number {
    let operations = 0;
    let widest = 0;
    for (const node of this.#document.definitions) {
      if (node.kind === Kind.OPERATION_DEFINITION) operations += this.#fieldsOf(node.selectionSet);
      if (node.kind === Kind.FRAGMENT_DEFINITION)
        widest = Math.max(widest, this.#fieldsOf(node.selectionSet));
    }
    return Math.max(operations, widest);
  }

  /** Fields at the root of the widest mutation. */
  rootMutations(): number {
    const widths = this.#document.definitions.map((node) =>
      node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION
        ? this.#widthOf(node.selectionSet)
        : 0,
    );
    return Math.max(0, ...widths);
  }

  #depthOf({ selections }: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        deepest = Math.max(
          deepest,
          this.#once(this.#depths, selection.name.value, (set) => this.#depthOf(set)),
        );
      } else {
        const below = selection.selectionSet ? this.#depthOf(selection.selectionSet) : 0;
        deepest = Math.max(deepest, selection.kind === Kind.FIELD ? below + 1 : below);
      }
    }
    return deepest;
  }

  #widthOf({ selections }: SelectionSetNode): number {
    let width = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) width++;
      else if (selection.kind === Kind.INLINE_FRAGMENT) width += this.#widthOf(selection.selectionSet);
      else width += this.#once(this.#widths, selection.name.value, (set) => this.#widthOf(set));
    }
    return width;
  }

  #fieldsOf({ selections }: SelectionSetNode): number {
    let fields = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        fields += this.#once(this.#fields, selection.name.value, (set) => this.#fieldsOf(set));
      else {
        if (selection.kind === Kind.FIELD) fields++;
        if (selection.selectionSet) fields += this.#fieldsOf(selection.selectionSet);
      }
    }
    return fields;
  }

  /** Measures a fragment, once. */
  #once(known: Map<string, number>, name: string, measure: (set: SelectionSetNode) => number): number {
    const already = known.get(name);
    if (already !== undefined) return already;
    known.set(name, 0);
    const fragment = this.#fragments.get(name);
    const size = fragment ? measure(fragment.selectionSet) : 0;
    known.set(name, size);
    return size;
  }
}
