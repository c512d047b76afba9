import type { Viewer } from '../../access/viewer.ts';
import type { Sql } from '../../database/sql.ts';
import { quoted } from './json.ts';
import type { Filler } from './placeholders.ts';

/** Pieces of SQL that one place of a document stands for in one request: their text is part of the statement, their values are parameters. */
export class Pieces<Name extends string = string> {
  /** The text of all pieces, values aside. Equal texts, equal statements. */
  readonly text: string;
  readonly values: readonly unknown[];
  readonly #pieces: Readonly<Record<Name, Sql>>;
  readonly #viewer: Viewer;

  constructor(pieces: Readonly<Record<Name, Sql>>, viewer: Viewer) {
    this.#pieces = pieces;
    this.#viewer = viewer;
    // Made for each request, so in loops, without arrays of arrays.
    let text = '';
    const found: unknown[] = [];
    for (const name in pieces) {
      const { strings, values } = pieces[name];
      text += `${name}:${strings.join('?')};`;
      for (const value of values) if (!this.#isFixed(value)) found.push(value);
    }
    this.text = text;
    this.values = found;
  }

  /** The statement is made for the viewer's states, which the planner should know. */
  #isFixed(value: unknown): boolean {
    return value === this.#viewer.statuses;
  }

  /** The text of one piece when the values of all pieces stand in the statement from $`offset`+1 on. */
  render(wanted: Name, offset: number): string {
    let position = offset;
    for (const [name, piece] of Object.entries<Sql>(this.#pieces)) {
      let text = piece.strings[0] ?? '';
      piece.values.forEach((value, i) => {
        const term = this.#isFixed(value) ? quoted(`{${this.#viewer.statuses.join(',')}}`) : `$${++position}`;
        text += term + piece.strings[i + 1];
      });
      if (name === wanted) return text;
    }
    return '';
  }
}

/** A place of a document whose SQL or parameters depend on the request. */
export interface Place {
  bind(binding: Binding): void;
}

/** What one request makes of the places of a document. */
export class Binding {
  readonly variables: Readonly<Record<string, unknown>>;
  /** The parameters of the statement. */
  readonly values: unknown[] = [];
  /** What decides the text of the statement: equal shapes of one document, equal texts. */
  shape = '';
  /** What fills the placeholders of the answer, by their numbers. */
  readonly fillers = new Map<number, Filler>();
  readonly #bound = new Map<Place, unknown>();

  constructor(variables: Readonly<Record<string, unknown>>) {
    this.variables = variables;
  }

  /** Adds parameters and returns how many there were before. */
  add(values: readonly unknown[]): number {
    const offset = this.values.length;
    for (const value of values) this.values.push(value);
    return offset;
  }

  /** Keeps what a place decided until the statement is written. */
  set<Value>(place: Place, value: Value): void {
    this.#bound.set(place, value);
  }

  get<Value>(place: Place): Value {
    return this.#bound.get(place) as Value;
  }
}
