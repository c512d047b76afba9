import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type NameNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Config } from '../../../config.ts';
import { fail } from '../../../errors.ts';

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
  const check = (what: string, actual: number, most: number) => {
    if (actual > most) {
      const told = actual > TOLD ? `more than ${TOLD}` : actual;
      errors.push(fail('LIMIT_EXCEEDED', `The document has ${told} ${what}; ${most} are allowed.`));
    }
  };
  const counts = countNodes(document);
  check('characters in an alias or in the name of an operation', counts.longestName, NAME_LENGTH);
  check('operations', counts.operations, limits.MAX_OPERATIONS);
  check('aliases', counts.aliases, limits.MAX_ALIASES);
  check('directives', counts.directives, limits.MAX_DIRECTIVES);
  check('items in one list', counts.longestList, limits.MAX_LIST_ITEMS);
  const shape = new Shape(document);
  check('fields, counted wherever a fragment is spread', shape.fields(), limits.MAX_FIELDS);
  check('levels of fields', shape.depth(), limits.MAX_DEPTH);
  check('fields at the root of a mutation', shape.rootMutations(), limits.MAX_ROOT_MUTATIONS);
  if (counts.hasNul)
    errors.push(fail('BAD_USER_INPUT', 'query: a string must not contain the character U+0000.'));
  return errors;
}

function countNodes(document: DocumentNode) {
  const counts = { operations: 0, aliases: 0, directives: 0, longestList: 0, longestName: 0, hasNul: false };
  const measure = (name: NameNode | undefined) => {
    counts.longestName = Math.max(counts.longestName, name?.value.length ?? 0);
  };
  visit(document, {
    OperationDefinition: ({ name }) => {
      counts.operations++;
      measure(name);
    },
    Directive: () => void counts.directives++,
    Field: ({ alias }) => {
      if (alias) counts.aliases++;
      measure(alias);
    },
    ListValue: ({ values }) => {
      counts.longestList = Math.max(counts.longestList, values.length);
    },
    StringValue: ({ value }) => {
      if (value.includes('\u0000')) counts.hasNul = true;
    },
  });
  return counts;
}

/** A document as it is once its fragments are spread. Each is measured once; one that spreads itself adds nothing. */
class Shape {
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
