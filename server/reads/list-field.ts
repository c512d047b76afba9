import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import type { Sql } from '../database/sql.ts';
import { costs, type DeclaredCost } from './cost.ts';
import type { List, PageArgs, Scope } from './list.ts';
import { listCost } from './list-cost.ts';
import { checkNeed, type Need } from './need.ts';
import { checkSize, type Limited, PAGE_SIZE } from './paging.ts';
import { type Listed, resolveConnection, resolveList } from './resolve/connection.ts';
import type { RowOf, RowType } from './row-type.ts';
import { needOfFilter } from './slugs.ts';

/** Rows that belong to a parent; in SQL the parent is `p.id`. */
type ParentScope = Omit<Scope, 'parent'>;

/** What a scope may depend on. */
export interface ScopeRequest<Args> {
  args: Args;
  viewer: Viewer;
  /** The type that the field is asked of. */
  parentType: string;
}

/** Which rows a field lists. */
export interface ListSource<Filter, OrderName extends string, Args> {
  /** @defaultValue all rows of the noun */
  scope?: ParentScope | ((request: ScopeRequest<Args>) => ParentScope);
  /** @defaultValue the argument `filter`; no condition where there is none */
  filter?(args: Args): NoInfer<Filter>;
  /** The order where the argument `orderBy` does not name one. */
  orderBy: NoInfer<OrderName>;
  /** What the field costs, its conditions and order aside. @defaultValue what its rows do */
  cost?: DeclaredCost;
}

/** A list that is not paged: as many rows as `limit` says, from its start. */
export interface ShortListSource<Filter, OrderName extends string, Args>
  extends ListSource<Filter, OrderName, Args> {
  /** Rows at most. @defaultValue the argument `first` */
  limit?: number;
}

/** A list as one field with its arguments asks for it. */
export interface ListRequest {
  /** Common table expressions that the list, its count and its facts read. @defaultValue none */
  with?: Sql;
  list: List<unknown, string>;
  filter: unknown;
  orderBy: string;
  scope: ParentScope | null;
  /** What there must be for an answer. */
  needs?: Need;
  /** What binds a cursor to the list. @defaultValue the field, its order, filter and other arguments */
  digest?(): string;
  /** True: a page behind a cursor always has rows before it, so nobody looks for them. */
  behindCursor?: boolean;
  /** Computes fields of the edges. Undefined: SQL writes all of them. */
  computed?: EdgeComputation;
  /** Values of further fields of the connection, or of all its edges alike, by their names. */
  facts?: Readonly<Record<string, Sql>>;
}

/** How fields of edges are computed in JavaScript, from what the statement finds for them. */
export interface EdgeComputation<Item = unknown> {
  /** Columns that the computation takes of a row that stands under `row`. They are made only for the rows of the page. */
  columns(row: string): Sql;
  /** Those columns as JSON. */
  row(row: string): string;
  /** JSON that is made once from all rows of the page, which is a table of that name. */
  shared(page: string): Sql;
  /** Computes an item for each row, in order. */
  compute(rows: readonly unknown[], shared: unknown): readonly Item[];
}

/**
 * What a field that lists rows declares in its `extensions`: the one description that its resolver and the compiler
 * of whole documents (server/reads/compile) both work from.
 */
export interface DeclaredList {
  /** It answers a connection, not a plain list. */
  paged: boolean;
  request(request: ScopeRequest<Record<string, unknown>>): ListRequest;
  /** Rows at most of a plain list. @throws INVALID_PAGINATION */
  limit(args: Record<string, unknown>): number;
}

/** The arguments that every field has which lists rows of a noun. */
interface ListArgs<Filter, OrderName> {
  filter?: Filter | null | undefined;
  orderBy?: OrderName | null | undefined;
}

function declare<Filter, OrderName extends string, Args extends object>(
  list: List<Filter, OrderName>,
  { scope, filter, orderBy, limit, cost: own }: ShortListSource<Filter, OrderName, Args>,
  paged: boolean,
) {
  const request = (asked: ScopeRequest<Args & ListArgs<Filter, OrderName>>) => ({
    filter: filter ? filter(asked.args) : (asked.args.filter ?? ({} as Filter)),
    orderBy: asked.args.orderBy ?? orderBy,
    scope: typeof scope === 'function' ? scope(asked) : (scope ?? null),
  });
  const limitOf = ({ first }: Limited) => limit ?? checkSize('first', first);
  // The compiler gives arguments that GraphQL coerced, and hands the filter on to the list, so the types hold.
  const listed = (asked: Parameters<typeof request>[0]) => {
    const requested = request(asked);
    const needs = needOfFilter(list, requested.filter, asked.viewer);
    const near = list.near && { facts: { isNear: list.near(requested.filter, asked.viewer) } };
    return { list, ...requested, ...(needs && { needs }), ...near };
  };
  const declared = { paged, request: listed, limit: limitOf } as unknown as DeclaredList;
  const cost = listCost(list as Parameters<typeof listCost>[0], scope !== undefined, own);
  return { request, limit: limitOf, extensions: { list: declared, ...costs(cost) } };
}

/**
 * The part of a connection field that says which rows it lists, where these are no rows of a noun: the fields of their
 * type are columns of the list, whose orders end in their ids.
 *
 * @param type what each of the rows is
 * @param request reads the arguments
 */
export function rowsConnectionField<Type extends RowType<{ id: string }>, Args extends object>(
  type: Type,
  request: (asked: ScopeRequest<Args>) => ListRequest & { scope: null },
) {
  return {
    type,
    extensions: declaredList(request),
    async resolve(_root: object, args: Args & PageArgs, context: Context, info: GraphQLResolveInfo) {
      const { viewer } = context;
      const { list, needs, ...asked } = request({ args, viewer, parentType: info.parentType.name });
      if (needs) await checkNeed(needs, context);
      return resolveConnection<RowOf<Type>, unknown, string>(
        { list, load: null },
        { args, ...asked },
        context,
        info,
      );
    },
  };
}

/**
 * For `t.connection({ extensions })`: declares a connection whose resolver reads the list in its own way.
 *
 * @param request says which rows they are, as the resolver finds them
 */
export function declaredList<Args>(request: (asked: ScopeRequest<Args>) => ListRequest): {
  list: DeclaredList;
} {
  const limit = () => PAGE_SIZE.default;
  return { list: { paged: true, request: request as DeclaredList['request'], limit } };
}

/** The part of a connection field that says which rows it lists, for `t.connection({ ..., ...connectionField() })`. */
export function connectionField<
  Row extends { id: string },
  Filter,
  OrderName extends string,
  Args extends object = object,
>(listed: Listed<Row, Filter, OrderName>, source: ListSource<Filter, OrderName, Args>) {
  type Given = NoInfer<Args> & ListArgs<Filter, OrderName> & PageArgs;
  const { request, extensions } = declare(listed.list, source, true);
  return {
    extensions,
    resolve(parent: { id?: string }, args: Given, context: Context, info: GraphQLResolveInfo) {
      const parentType = info.parentType.name;
      const { scope, ...asked } = request({ args, viewer: context.viewer, parentType });
      const under = scope && { ...scope, parent: parent.id as string };
      return resolveConnection(listed, { args, ...asked, scope: under }, context, info);
    },
  };
}

/** The part of a field with a short list that says which rows it lists, for `t.field({ ..., ...listField() })`. */
export function listField<
  Row extends { id: string },
  Filter,
  OrderName extends string,
  Args extends object = object,
>(
  listed: Listed<Row, Filter, OrderName>,
  source: ShortListSource<Filter, OrderName, Args> & { scope: object },
) {
  type Given = NoInfer<Args> & ListArgs<Filter, OrderName> & Limited;
  const { request, limit, extensions } = declare(listed.list, source, false);
  return {
    extensions,
    resolve({ id }: { id: string }, args: Given, context: Context, info: GraphQLResolveInfo) {
      const parentType = info.parentType.name;
      const { scope, ...asked } = request({ args, viewer: context.viewer, parentType });
      const under = { ...(scope as ParentScope), parent: id };
      return resolveList(listed, { ...asked, scope: under, limit: limit(args) }, context, info);
    },
  };
}
