import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { KeyType } from '../connection/list.ts';
import type { Binding } from './binding.ts';
import { collectBelow } from './collect.ts';
import type { Compilation, Write } from './compilation.ts';
import { concatenate, type JsonPart, object, orNull } from './json.ts';
import { type BoundList, bindList, type ListField, type Wanted } from './list.ts';
import { NotCovered } from './not-covered.ts';

/**
 * Compiles a field that lists rows. One subquery reads the page and aggregates what is asked of its rows into columns
 * of `c`; the connection's JSON is put together around it, where the parent `p` is at hand for what is asked of the
 * whole list.
 */
export function compileList(on: Compilation, list: ListField): Write {
  const type = getNamedType(list.field.type);
  if (!isObjectType(type)) throw new NotCovered(`${list.field.name}: ${type.name} is no object type`);
  return list.declared.paged ? compileConnection(on, list, type) : compileShort(on, list, type);
}

/** A plain list, as long as its limit says. */
function compileShort(on: Compilation, list: ListField, type: GraphQLObjectType): Write {
  const bind = bindList(on, list, { ...NOTHING, rows: true });
  const row = on.alias();
  const write = list.compileObject(on, type, list.nodes, row);
  return (binding) => {
    const bound = bind(binding);
    const json = concatenate(write(binding));
    const page = `(SELECT x.* FROM (SELECT ${bound.rows}.* FROM ${bound.from} WHERE ${bound.pageWhere} ORDER BY ${bound.orderBy} ${bound.limit(0)}`;
    const rows = `LATERAL (SELECT string_agg(${json}, ',') AS a FROM ${page}) AS ${row}) AS c`;
    return [{ text: '[' }, { sql: `(SELECT coalesce(c.a, '') FROM ${bound.parent}${rows})` }, { text: ']' }];
  };
}

const NOTHING: Wanted = {
  rows: false,
  count: false,
  hasNextPage: false,
  hasPreviousPage: false,
  cursors: false,
};

/** The aggregates over the page that a connection is written from. */
class Page {
  readonly row: string;
  readonly wanted: Wanted = { ...NOTHING };
  /** Its rows must be numbered: one more than the page is read, or the last one is asked for. */
  numbered = false;
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
    const page = `SELECT x.*${numbers} FROM (${rows} ${list.limit(this.numbered ? 1 : 0)}`;
    return `LATERAL (SELECT ${columns} FROM (${page}) AS ${this.row}) AS c`;
  }

  /** Aggregates a text of each row of the page, in the order of the list. */
  rows(json: string, { backwards, size }: BoundList): string {
    const kept = this.numbered || backwards ? ` FILTER (WHERE ${this.row}._n <= ${size})` : '';
    const order = backwards ? ` ORDER BY ${this.row}._n DESC` : '';
    return `coalesce(string_agg(${json}, ','${order})${kept}, '')`;
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

type WriteConnection = (binding: Binding, list: BoundList) => JsonPart[];

function compileConnection(on: Compilation, list: ListField, type: GraphQLObjectType): Write {
  const page = new Page(on.alias());
  const fields = [...collectBelow(on.selecting, type, list.nodes)].map(
    ([key, nodes]) => [key, compileField(on, list, page, type, nodes)] as const,
  );
  const bind = bindList(on, list, page.wanted);
  return (binding) => {
    const bound = bind(binding);
    const json = concatenate(object(fields.map(([key, write]) => [key, write(binding, bound)])));
    const from = `${bound.parent}${page.from(binding, bound)}`.replace(/, $/, '');
    return [{ sql: from ? `(SELECT ${json} FROM ${from})` : `(SELECT ${json})` }];
  };
}

function compileField(
  on: Compilation,
  list: ListField,
  page: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const name = nodes[0]?.name.value as string;
  const below = type.getFields()[name] && getNamedType(type.getFields()[name]?.type);
  if (name === '__typename') return () => [{ text: `"${type.name}"` }];
  if (name === 'totalCount') {
    page.wanted.count = true;
    return (_binding, { from, where }) => [{ sql: `(SELECT count(*) FROM ${from} WHERE ${where})::text` }];
  }
  if (name === 'pageInfo' && isObjectType(below)) return compilePageInfo(on, page, below, nodes);
  if (name === 'nodes' && isObjectType(below))
    return compileRows(page, list.compileObject(on, below, nodes, page.row));
  if (name === 'edges' && isObjectType(below)) {
    const fields = [...collectBelow(on.selecting, below, nodes)].map(
      ([key, nodes]) => [key, compileEdge(on, list, page, below, nodes)] as const,
    );
    return compileRows(page, (binding, bound) =>
      object(fields.map(([key, write]) => [key, write(binding, bound)])),
    );
  }
  throw new NotCovered(`${type.name}.${name}`);
}

function compileRows(page: Page, write: WriteConnection): WriteConnection {
  const column = page.column((binding, list) => page.rows(concatenate(write(binding, list)), list));
  return () => [{ text: '[' }, { sql: column }, { text: ']' }];
}

function compileEdge(
  on: Compilation,
  list: ListField,
  page: Page,
  edge: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const name = nodes[0]?.name.value as string;
  if (name === '__typename') return () => [{ text: `"${edge.name}"` }];
  const below = edge.getFields()[name] && getNamedType(edge.getFields()[name]?.type);
  if (name === 'node' && isObjectType(below)) return list.compileObject(on, below, nodes, page.row);
  if (name !== 'cursor') throw new NotCovered(`${edge.name}.${name}`);
  page.wanted.cursors = true;
  return (_binding, bound) => [{ sql: page.cursor(bound) }];
}

function compilePageInfo(
  on: Compilation,
  page: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const fields = [...collectBelow(on.selecting, type, nodes)].map(
    ([key, nodes]) => [key, compilePageField(page, type, nodes[0]?.name.value as string)] as const,
  );
  return (binding, bound) => object(fields.map(([key, write]) => [key, write(binding, bound)]));
}

function compilePageField(page: Page, type: GraphQLObjectType, name: string): WriteConnection {
  if (name === '__typename') return () => [{ text: `"${type.name}"` }];
  if (name === 'hasNextPage' || name === 'hasPreviousPage') {
    // Which of the two looks ahead is known when the arguments are.
    page.numbered = true;
    page.wanted[name] = true;
    const more = page.column((_binding, { size }) => `(count(*) > ${size})::text`);
    return (_binding, { from, backwards, beforeWhere }) => {
      if ((name === 'hasNextPage') !== backwards) return [{ sql: more }];
      if (beforeWhere === null) return [{ text: 'false' }];
      return [{ sql: `EXISTS (SELECT 1 FROM ${from} WHERE ${beforeWhere})::text` }];
    };
  }
  if (name !== 'startCursor' && name !== 'endCursor') throw new NotCovered(`${type.name}.${name}`);
  page.numbered = true;
  page.wanted.cursors = true;
  const column = page.column((_binding, list) => page.edge(name === 'endCursor', list));
  return () => [orNull(column)];
}
