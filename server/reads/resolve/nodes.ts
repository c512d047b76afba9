import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import { fieldPlace, type Listed, planSelection } from './connection.ts';

/**
 * Rows that another statement has found, by their ids and in that order: loaded with the fields that the document asks
 * for, in one statement for all parents of the level.
 *
 * @param ids of rows that the viewer may see; that is not asked again
 */
export async function loadNodes<Row extends { id: string }, Filter, OrderName extends string>(
  { load }: Listed<Row, Filter, OrderName>,
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row[]> {
  const query = planSelection(context, info);
  return context.batches.load(fieldPlace(info), ids.join(' '), async (parents) => {
    const wanted = parents.map((parent) => (parent === '' ? [] : parent.split(' ')));
    const all = [...new Set(wanted.flat())];
    const rows = all.length > 0 ? await load(context.prisma, all, query) : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return wanted.map((keys) => keys.flatMap((id) => byId.get(id) ?? []));
  });
}

/** One such row. */
export async function loadNode<Row extends { id: string }, Filter, OrderName extends string>(
  listed: Listed<Row, Filter, OrderName>,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Row> {
  const [row] = await loadNodes(listed, [id], context, info);
  if (!row) throw new Error(`${listed.list.noun} ${id} was deleted between two statements`);
  return row;
}
