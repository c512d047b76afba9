import { type FieldNode, type GraphQLField, getArgumentValues, type ValueNode } from 'graphql';
import type { Viewer } from '../../access/viewer.ts';
import type { Sql } from '../../database/sql.ts';
import { type Binding, Pieces, type Place } from './binding.ts';
import type { Selecting } from './collect.ts';
import type { JsonPart } from './json.ts';
import { NotCovered } from './not-covered.ts';
import { SELECTS, TOO_LARGE } from './statement.ts';
import type { Tables } from './tables.ts';

/** Writes the SQL of a part of a document, after its places are bound. */
export type Write = (binding: Binding) => JsonPart[];

/** What a place computes from its arguments. */
export interface Prepared {
  /** What decides the text of the SQL. */
  shape: string;
  /** The parameters, in the order in which the text numbers them. */
  values: readonly unknown[];
}

/** One document on its way to SQL, for one kind of viewer. */
export class Compilation {
  readonly selecting: Selecting;
  readonly tables: Tables;
  readonly viewer: Viewer;
  /** The places that every request must bind, in the order of the document. */
  readonly places: Place[] = [];
  #rows = 0;
  /** How many placeholders the answer has so far, in all branches. */
  #slots = { count: 0 };

  constructor(selecting: Selecting, tables: Tables, viewer: Viewer) {
    this.selecting = selecting;
    this.tables = tables;
    this.viewer = viewer;
  }

  /** A part of the document that only some requests need; its places are bound by whoever needs it. */
  branch(): Compilation {
    const branch = new Compilation(this.selecting, this.tables, this.viewer);
    branch.#slots = this.#slots;
    return branch;
  }

  /**
   * A new alias.
   *
   * @throws NotCovered where the statement would have more of them than it may have subqueries
   */
  alias(): string {
    if (this.#rows >= SELECTS) throw new NotCovered(TOO_LARGE);
    return `t${++this.#rows}`;
  }

  /** The number of a new placeholder in the answer; see placeholders.ts. */
  slot(): number {
    return this.#slots.count++;
  }

  /**
   * A place that depends on the arguments of a field. Where those have no variables it is prepared once.
   *
   * @returns reads what was prepared, and how many parameters stand before its own
   */
  place<Value extends Prepared>(
    field: Field,
    node: FieldNode,
    prepare: (args: Record<string, unknown>) => Value,
  ): (binding: Binding) => Value & { offset: number } {
    if (hasVariables(node)) {
      const place: Place = {
        bind(binding) {
          const prepared = prepare(getArgumentValues(field, node, binding.variables));
          binding.shape += `${prepared.shape}\n`;
          binding.set(place, { ...prepared, offset: binding.add(prepared.values) });
        },
      };
      this.places.push(place);
      return (binding) => binding.get(place);
    }
    const prepared = prepare(getArgumentValues(field, node, {}));
    if (prepared.values.length === 0) return () => ({ ...prepared, offset: 0 });
    const place: Place = { bind: (binding) => binding.set(place, binding.add(prepared.values)) };
    this.places.push(place);
    return (binding) => ({ ...prepared, offset: binding.get(place) });
  }

  /** A place whose SQL is pieces of the arguments, and nothing else. */
  pieces<Name extends string>(
    field: Field,
    node: FieldNode,
    prepare: (args: Record<string, unknown>) => Record<Name, Sql>,
  ): (binding: Binding, name: Name) => string {
    const read = this.place(field, node, (args) => {
      const pieces = new Pieces(prepare(args), this.viewer);
      return { pieces, shape: pieces.text, values: pieces.values };
    });
    return (binding, name) => {
      const { pieces, offset } = read(binding);
      return pieces.render(name, offset);
    };
  }
}

/** A field of an object type. */
export type Field = GraphQLField<unknown, unknown>;

function hasVariables(node: FieldNode): boolean {
  return (node.arguments ?? []).some(({ value }) => refersToVariable(value));
}

export function refersToVariable(value: ValueNode): boolean {
  if (value.kind === 'Variable') return true;
  if (value.kind === 'ListValue') return value.values.some(refersToVariable);
  return value.kind === 'ObjectValue' && value.fields.some((field) => refersToVariable(field.value));
}
