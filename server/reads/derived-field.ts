import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { raw, sql } from '../database/sql.ts';
import { type At, type Derivation, sqlComputed, sqlDerivedList, sqlItemRows } from './declare.ts';
import { idOf } from './field.ts';
import { aliasOf } from './list.ts';
import { checkIfEmpty } from './need.ts';
import { selectForEach } from './resolve/batches.ts';
import { fieldPlace, type Listed } from './resolve/connection.ts';
import { loadNode, loadNodes } from './resolve/nodes.ts';

/*
 * Lists whose items are computed in JavaScript, and the rows that such an item shows. Each is said once: the resolver
 * and the compiler both work from it.
 */

/** The rows that a computed item was computed from; see {@link derivedList}. */
const originOf = new WeakMap<object, readonly object[]>();

/**
 * A list whose items are computed from rows that SQL finds for the row that the field is asked of. The rows of all
 * parents of a level come in one statement.
 *
 * @param material the JSON object that the computation takes of the row `row`
 * @param derive reads the arguments
 */
export function derivedList<Row extends object, Args extends object, Item extends object>(
  material: (row: string) => string,
  derive: (args: Args) => Derivation<At<Row>, Item>,
) {
  return {
    extensions: sqlDerivedList(material, derive),
    async resolve(of: object, args: Args, context: Context, info: GraphQLResolveInfo): Promise<Item[]> {
      const { rows, compute } = derive(args);
      const { from, rows: alias, where, orderBy, needs } = rows('p', context.viewer, {});
      const place = fieldPlace(info);
      const found = await context.batches.load(place, idOf(of), async (parents) => {
        const found = sql`SELECT ${raw(alias)}.* FROM ${from} WHERE ${where} ORDER BY ${orderBy ?? raw('1')}`;
        const json = sql`SELECT (${raw(material('x'))})::jsonb FROM (${found}) AS x`;
        return selectForEach<Row>(context.prisma, parents, json);
      });
      await checkIfEmpty(found, needs, context, place);
      const items = await compute(
        found.map((row, at) => ({ ...row, at })),
        context.signal,
      );
      for (const item of items) originOf.set(item, found);
      return [...items];
    },
  };
}

/** A value that is computed from a computed item. */
export function computed<Item, Value>(value: (item: Item) => Value) {
  return { extensions: sqlComputed(value), resolve: (item: Item): Value => value(item) };
}

/** How a field of a computed item finds the rows of a noun that it shows. */
interface ItemRows<Item, Args> {
  /** The member of {@link derivedList}'s material that holds the id, and so do the rows in SQL by default. */
  member: string;
  /** The column of the rows in SQL that holds it. @defaultValue `member` */
  column?: string;
  /** Reads the arguments, then tells by which of the rows that the item was computed from it shows one each. */
  pick(args: Args): (item: Item) => readonly number[];
}

function itemIds<Item, Args>({ member, pick }: ItemRows<Item, Args>, item: Item, args: Args): string[] {
  const origin = originOf.get(item as object) ?? [];
  return pick(args)(item).flatMap((at) => (origin[at] as Record<string, string | null>)[member] ?? []);
}

function declaredItemRows<Row extends { id: string }, Filter, OrderName extends string, Item, Args>(
  { list }: Listed<Row, Filter, OrderName>,
  { member, column = member, pick }: ItemRows<Item, Args>,
) {
  return sqlItemRows(
    (row) => ({
      from: list.from,
      rows: aliasOf(list.id),
      where: sql`${list.id} = ${raw(`${row}.${column}`)}`,
      orderBy: null,
    }),
    pick,
  );
}

/** Rows of a noun, all visible, that a computed item shows. */
export function itemRows<
  Row extends { id: string },
  Filter,
  OrderName extends string,
  Item,
  Args extends object,
>(listed: Listed<Row, Filter, OrderName>, shown: ItemRows<Item, Args>) {
  return {
    extensions: declaredItemRows(listed, shown),
    resolve: (item: Item, args: Args, context: Context, info: GraphQLResolveInfo): Promise<Row[]> =>
      loadNodes(listed, itemIds(shown, item, args), context, info),
  };
}

/** The one row of a noun, or null, that a computed item shows. */
export function optionalItemRow<Row extends { id: string }, Filter, OrderName extends string, Item>(
  listed: Listed<Row, Filter, OrderName>,
  shown: ItemRows<Item, object>,
) {
  return {
    extensions: declaredItemRows(listed, shown),
    async resolve(item: Item, args: object, context: Context, info: GraphQLResolveInfo): Promise<Row | null> {
      const [id] = itemIds(shown, item, args);
      return id === undefined ? null : loadNode(listed, id, context, info);
    },
  };
}

/** The one row of a noun that each computed item shows. */
export function itemRow<Row extends { id: string }, Filter, OrderName extends string, Item>(
  listed: Listed<Row, Filter, OrderName>,
  shown: ItemRows<Item, object>,
) {
  return {
    extensions: declaredItemRows(listed, shown),
    resolve: (item: Item, args: object, context: Context, info: GraphQLResolveInfo): Promise<Row> =>
      loadNode(listed, itemIds(shown, item, args)[0] ?? '', context, info),
  };
}
