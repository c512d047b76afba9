import type { Viewer } from '../access/viewer.ts';
import { and, NEVER, type Sql, sql } from '../database/sql.ts';
import { type List, type Order, orderOf, type PageOfList, type Scope, visibleIn } from './list.ts';

/** A list as it is asked for, in SQL. */
export interface ListSql {
  from: Sql;
  where: Sql;
  order: Order;
  /** The rows to count, where a smaller table than that of the list has as many. */
  counted: { from: Sql; where: Sql };
}

/** The rows of a list: those of its scope that the viewer may see and the filter lets pass, in the versions it asks for. */
export function listSql<Filter, OrderName extends string>(
  list: List<Filter, OrderName>,
  asked: { filter: Filter; orderBy: OrderName; scope: Omit<Scope, 'parent'> | null },
  viewer: Viewer,
): ListSql {
  const { filter, orderBy, scope } = asked;
  const through = scope?.from ? null : (list.through?.(filter, viewer, scope !== null) ?? null);
  const own = orderOf(list, { filter, orderBy }, viewer);
  const order = scope?.order ?? through?.orders?.[orderBy] ?? own;
  const from = scope?.from ?? (order.from && !through ? order.from : null) ?? through?.from ?? list.from;
  const conditions = list.where(through?.rest ?? filter, viewer);
  const on = [...(scope ? [scope.on] : []), ...(through ? [through.on] : [])];
  const where = and([...on, visibleIn(list, filter, viewer, scope?.ofArticle), ...conditions]);
  const searched = where === NEVER ? null : list.searched?.(filter, viewer);
  if (searched) {
    const { counted } = scope ? searched.under(scope) : searched;
    return { from, where, order, counted: { from: counted, where: sql`true` } };
  }
  const counts = conditions.length > 0 ? undefined : scope ? scope.counted : through?.counted;
  const alone = scope || through || where === NEVER ? null : list.counts?.(filter, viewer);
  const all = alone ? { from, where: and([visibleIn(list, filter, viewer), ...alone]) } : { from, where };
  return { from, where, order, counted: counts ?? all };
}

/**
 * How the rows of a page, and one more that tells whether the list goes on, are found where not all that fit a search are
 * read: by day, in the order of texts, or the best of the newest. Null: the list is no such.
 */
export function foundBySearch<Filter, OrderName extends string>(
  list: List<Filter, OrderName>,
  { filter, scope }: { filter: Filter; scope: Omit<Scope, 'parent'> | null },
  page: PageOfList,
  viewer: Viewer,
): Sql | null {
  const { order, size, beyond } = page;
  const searched =
    scope || order.byDay || order.inText || order.best ? list.searched?.(filter, viewer) : null;
  if (!searched) return null;
  if (scope) return searched.under(scope).page({ ...page, size: size + 1 });
  if (order.byDay) return searched.page({ ...page, size: size + 1 });
  if (order.inText) return searched.inText({ ...page, size: size + 1 });
  const newest = orderOf(list, { filter, orderBy: 'PUBLISHED_DESC' as OrderName }, viewer);
  return and([searched.best(newest), ...beyond]);
}
