import type { KeyType } from '../list.ts';
import type { EdgeComputation } from '../list-field.ts';
import type { Binding } from './binding.ts';
import { concatenate, type JsonPart } from './json.ts';
import type { BoundList, Wanted } from './list.ts';
import type { Filler } from './placeholders.ts';

/** Nothing is requested yet. */
export const NOTHING: Wanted = {
  rows: false,
  count: false,
  hasNextPage: false,
  hasPreviousPage: false,
  cursors: false,
  computed: false,
  facts: [],
};

/** Writes a part of a connection, once its list is bound. */
export type WriteConnection = (binding: Binding, list: BoundList) => JsonPart[];

/** The aggregates over the page that a connection is written from. */
export class Page {
  readonly row: string;
  readonly wanted: Wanted = { ...NOTHING };
  /** True if rows need numbers: to leave out the one read beyond the page, or to find the last one. */
  numbered = false;
  /** What fills the placeholders of its computed edges; see placeholders.ts. */
  readonly fillers: { slot: number; filler(computed: EdgeComputation): Filler }[] = [];
  readonly #columns: ((binding: Binding, list: BoundList) => string)[] = [];

  constructor(row: string) {
    this.row = row;
  }

  /** Adds an aggregate and returns the column that holds it. */
  column(write: (binding: Binding, list: BoundList) => string): string {
    this.wanted.rows = true;
    return `c.a${this.#columns.push(write) - 1}`;
  }

  /** The item of FROM that gives the columns. Empty: none is asked for. */
  from(binding: Binding, list: BoundList): string {
    if (this.#columns.length === 0) return '';
    const columns = this.#columns.map((write, i) => `${write(binding, list)} AS a${i}`).join(', ');
    const keys = this.wanted.cursors
      ? list.keys.map(({ sql }, i) => `, ${sql}::text AS _k${i}`).join('')
      : '';
    const rows = `SELECT ${list.rows}.*${keys} FROM ${list.from} WHERE ${list.pageWhere} ORDER BY ${list.orderBy}`;
    const numbers =
      this.numbered || list.backwards ? ', row_number() OVER () AS _n, count(*) OVER () AS _c' : '';
    const more = list.computed ? `, ${list.computed.columns}` : '';
    const page = `SELECT x.*${numbers}${more} FROM (${rows} ${list.limit(this.numbered ? 1 : 0)}`;
    if (list.computed) {
      return `LATERAL (WITH page AS MATERIALIZED (${page}) SELECT ${columns} FROM page AS ${this.row}) AS c`;
    }
    return `LATERAL (SELECT ${columns} FROM (${page}) AS ${this.row}) AS c`;
  }

  /** Aggregates a text of each row of the page, in the order of the list. */
  rows(json: string, { backwards, size }: BoundList): string {
    const kept = this.numbered || backwards ? ` FILTER (WHERE ${this.row}._n <= ${size})` : '';
    const order = backwards ? ` ORDER BY ${this.row}._n DESC` : '';
    return `coalesce(string_agg(${json}, ','${order})${kept}, '')`;
  }

  /** A list of what is written of each row. */
  list(write: WriteConnection): WriteConnection {
    const column = this.column((binding, list) => this.rows(concatenate(write(binding, list)), list));
    return () => [{ text: '[' }, { sql: column }, { text: ']' }];
  }

  /** The JSON of the cursor of a row. */
  cursor({ digest, keys }: BoundList): string {
    const terms = keys.map(({ type }, i) => ` || ',' || ${keyJson(`${this.row}._k${i}`, type)}`).join('');
    const text = `'["' || ${digest} || '"'${terms} || ']'`;
    // base64url; encode() breaks lines.
    return `'"' || replace(replace(replace(rtrim(encode(convert_to(${text}, 'UTF8'), 'base64'), '='), E'\\n', ''), '+', '-'), '/', '_') || '"'`;
  }

  /** The cursor of the first or last row of the page. Null: the page is empty. */
  edge(end: boolean, list: BoundList): string {
    const { row } = this;
    const last = `least(${row}._c, ${list.size})`;
    const at = end === list.backwards ? '1' : last;
    return `max(${this.cursor(list)}) FILTER (WHERE ${row}._n = ${at} AND ${row}._n <= ${list.size})`;
  }
}

const keyJson = (sql: string, type: KeyType) =>
  type === 'text' ? `to_json(${sql})::text` : `'"' || ${sql} || '"'`;
