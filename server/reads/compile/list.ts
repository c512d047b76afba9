import type { FieldNode, GraphQLObjectType } from 'graphql';
import { and, NEVER, type Sql } from '../../database/sql.ts';
import { aliasOf, type KeyType, type PageArgs } from '../list.ts';
import type { DeclaredList, EdgeComputation } from '../list-field.ts';
import { foundBySearch, listSql } from '../list-sql.ts';
import { digestOf, PAGE_SIZE, readPage } from '../paging.ts';
import { pageSql } from '../resolve/batches.ts';
import { type Binding, Pieces } from './binding.ts';
import { type Compilation, type Field, refersToVariable, type Write } from './compilation.ts';
import type { JsonPart } from './json.ts';

/** A field that lists rows of a noun. */
export interface ListField {
  declared: DeclaredList;
  /** The type that the field is asked of. */
  parent: GraphQLObjectType;
  field: Field;
  nodes: readonly FieldNode[];
  /** The alias of the row that the field is asked of. */
  row: string;
  compileObject: CompileObject;
  compileField: CompileField;
}

/** Compiles an object. Handed in, because objects contain lists and lists contain objects. */
export type CompileObject = (
  on: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  row: string,
) => Write;

/** Compiles a field of the row `row`. */
type CompileField = CompileObject;

/** What a document requests of a list. What it does not request is not in the statement. */
export interface Wanted {
  rows: boolean;
  count: boolean;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursors: boolean;
  /** Some fields of its edges are computed; see placeholders.ts. */
  computed: boolean;
  /** Further fields of the connection, by their names; see {@link ListRequest.facts}. */
  facts: readonly string[];
}

/** A list as one request asks for it, as texts of SQL in which `p.id` is the parent. */
export interface BoundList {
  /** Common table expressions that all of these read; empty where there are none. */
  with: string;
  from: string;
  where: string;
  /** A condition that holds where the list may be answered; see unmet.ts. Empty: it always may. */
  needs: string;
  /** The rows that totalCount counts. */
  counted: { from: string; where: string };
  /** Values of the further fields that are asked for, by their names. */
  facts: Readonly<Record<string, string>>;
  /** The rows that the page is taken from: those of `where` behind the cursor, or as many of them as it needs. */
  pageWhere: string;
  /** Whether rows lie before the page. */
  previous: JsonPart;
  orderBy: string;
  backwards: boolean;
  /** The alias of the list's rows. */
  rows: string;
  keys: readonly { sql: string; type: KeyType }[];
  /** How many rows are asked for: a number, or the parameter that holds it. */
  size: string;
  /** The LIMIT of the page, which stands in parentheses under `x`, with some rows more than requested. */
  limit(more: number): string;
  digest: string;
  /** What the computed fields of its edges take. Null: there are none. */
  computed: { columns: string; row(row: string): string; shared: string } | null;
  /** The parent, as an item of FROM with a comma behind it; empty for a list of all rows. */
  parent: string;
}

/**
 * Compiles the arguments of a list field. It reads them as the resolver does. An error in them is thrown here, so that the
 * operation falls back to the resolvers.
 */
export function bindList(
  on: Compilation,
  { declared, parent, field, nodes, row }: ListField,
  wanted: Wanted,
): { bind(binding: Binding): BoundList; computed(binding: Binding): EdgeComputation } {
  const node = nodes[0] as FieldNode;
  const sized = (node.arguments ?? []).filter(({ name }) => name.value === 'first' || name.value === 'last');
  const sizeVaries = wanted.rows && sized.some(({ value }) => refersToVariable(value));
  const read = on.place(field, node, (args: Record<string, unknown> & PageArgs) => {
    const request = declared.request({ args, viewer: on.viewer, parentType: parent.name });
    const { list, needs, computed, facts = {} } = request;
    const told = wanted.facts.filter((name) => Object.hasOwn(facts, name));
    const { from, where, order, counted } = listSql(list, request, on.viewer);
    const digestOnce = once(() =>
      request.digest ? request.digest() : digestOf(`${parent.name}.${field.name}`, request, args),
    );
    const page = declared.paged
      ? readPage(args, digestOnce, order)
      : { size: declared.limit(args), backwards: false, cursor: null };
    const { orderBy, beyond, before } = pageSql({ order, ...page });
    const looksBack = before && !request.behindCursor;
    const back = looksBack && (page.backwards ? wanted.hasNextPage : wanted.hasPreviousPage) ? [before] : [];
    const found =
      wanted.rows && where !== NEVER
        ? foundBySearch(list, request, { order, orderBy, beyond, ...page }, on.viewer)
        : null;
    const countsAll = wanted.count && counted.from === from && counted.where === where;
    const pieces = new Pieces(
      {
        ...(request.with && { with: request.with }),
        ...((wanted.rows || countsAll || back.length > 0) && { from }),
        ...(((wanted.rows && !found) || countsAll || back.length > 0) && { where }),
        ...(wanted.count && !countsAll && { countFrom: counted.from, countWhere: counted.where }),
        ...(found && { found }),
        ...(wanted.rows && !found && { beyond: and(beyond) }),
        ...(wanted.rows && { orderBy }),
        ...(back.length > 0 && { before: and(back) }),
        ...(wanted.cursors && Object.fromEntries(order.keys.map((key, i) => [`key${i}`, key.sql]))),
        ...(needs && { needs: needs.holds }),
        ...Object.fromEntries(told.map((name) => [`fact ${name}`, facts[name]])),
        ...(computed &&
          wanted.computed && { columns: computed.columns('x'), shared: computed.shared('page') }),
      } as Record<string, Sql>,
      on.viewer,
    );
    return {
      pieces,
      page,
      told,
      computed,
      rows: aliasOf(list.id),
      types: order.keys.map(({ type }) => type),
      scoped: request.scope !== null,
      shape: `${pieces.text} ${page.backwards} ${page.cursor !== null}`,
      values: [
        ...pieces.values,
        ...(sizeVaries ? [page.size] : []),
        ...(wanted.cursors ? [digestOnce()] : []),
      ],
    };
  });
  const bind = (binding: Binding): BoundList => {
    const { pieces, page, told, computed, rows, types, scoped, offset } = read(binding);
    const size = offset + pieces.values.length + 1;
    const text = (name: string) => pieces.render(name, offset);
    const where = text('where');
    const needs = text('needs');
    const before = text('before');
    return {
      with: text('with'),
      from: text('from'),
      where,
      needs,
      facts: Object.fromEntries(told.map((name) => [name, text(`fact ${name}`)])),
      counted: { from: text('countFrom') || text('from'), where: text('countWhere') || where },
      pageWhere: text('found') || (page.cursor ? `${where} AND ${text('beyond')}` : where),
      previous: before
        ? { sql: `EXISTS (SELECT 1 FROM ${text('from')} WHERE ${where} AND ${before})::text` }
        : { text: String(page.cursor !== null) },
      orderBy: text('orderBy'),
      backwards: page.backwards,
      rows,
      keys: types.map((type, i) => ({ type, sql: text(`key${i}`) })),
      size: sizeVaries ? `$${size}::int` : String(page.size),
      // With a limit that is a parameter the planner expects a tenth of all rows, and reads whole tables.
      limit: (more) =>
        sizeVaries
          ? `LIMIT ${PAGE_SIZE.max + more}) AS x LIMIT $${size}::int + ${more}`
          : `LIMIT ${page.size + more}) AS x`,
      computed:
        computed && wanted.computed
          ? { columns: text('columns'), row: computed.row, shared: text('shared') }
          : null,
      digest: `$${sizeVaries ? size + 1 : size}::text`,
      parent: scoped ? `(SELECT ${row}.id) AS p(id), ` : '',
    };
  };
  return { bind, computed: (binding) => read(binding).computed as EdgeComputation };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
