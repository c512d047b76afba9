import { commas, raw, type Sql } from '../../database/sql.ts';
import type { Field } from './compilation.ts';
import { NotCovered } from './not-covered.ts';
import type { Relation, Table } from './tables.ts';

const NESTED = Symbol('nested');

/** What a field's selection asks of a relation, as for Prisma. */
interface Query {
  orderBy?: Direction | Direction[];
  select?: unknown;
}
type Direction = Record<string, unknown>;

/** The relation whose rows a field shows, as its `select` tells Pothos. Null: it names none. */
export function relationOf(
  field: Field,
  table: Table | undefined,
): { relation: Relation; query: Query } | null {
  const select = field.extensions.pothosPrismaSelect;
  if (typeof select !== 'function' || !table) return null;
  const nested = (query: unknown) => ({ [NESTED]: query });
  const selected: unknown = select({}, undefined, nested, () => new Set());
  const fields = Object.entries((selected as { select?: object } | null)?.select ?? {});
  for (const [name, value] of fields) {
    const relation = table.relations.get(name);
    if (!relation || typeof value !== 'object' || value === null || !(NESTED in value)) continue;
    const query = value[NESTED] === true ? {} : value[NESTED];
    const known = Object.keys(query as object).every((key) => key === 'orderBy' || key === 'select');
    if (!known || typeof query !== 'object')
      throw new NotCovered(`${field.name}: its selection has conditions`);
    return { relation, query: query as Query };
  }
  return null;
}

/** The order of a selection in SQL. Null: it has none. */
export function orderOf({ orderBy }: Query, table: Table, row: string): Sql | null {
  if (!orderBy) return null;
  const keys = (Array.isArray(orderBy) ? orderBy : [orderBy]).flatMap((order) => Object.entries(order));
  return commas(
    keys.map(([name, direction]) => {
      const column = table.columns.get(name);
      if (!column || (direction !== 'asc' && direction !== 'desc'))
        throw new NotCovered(`an order by ${name}`);
      return raw(`${row}.${column.name} ${direction.toUpperCase()}`);
    }),
  );
}
