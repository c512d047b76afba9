import { commas, raw, type Sql } from '../../database/sql.ts';
import type { Field } from './compilation.ts';
import { NotCovered } from './not-covered.ts';
import type { Relation, Table, Tables } from './tables.ts';

const NESTED = Symbol('nested');

/** What a field's selection asks of a relation, as for Prisma. */
interface Query {
  orderBy?: Direction | Direction[];
  select?: unknown;
}
type Direction = Record<string, unknown>;

/** The relation whose rows a field shows. */
export interface Related {
  relation: Relation;
  query: Query;
  /** The relation whose rows, the links, have that relation. Null: the row of the field's type has it. */
  links: { relation: Relation; query: Query } | null;
}

/** The relation whose rows a field shows, as its `select` tells Pothos. Null: it names none. */
export function relationOf(field: Field, table: Table | undefined, tables: Tables): Related | null {
  const select = field.extensions.pothosPrismaSelect;
  if (typeof select !== 'function' || !table) return null;
  const nested = (query: unknown) => ({ [NESTED]: query });
  const selected: unknown = select({}, undefined, nested, () => new Set());
  const chosen = fieldsOf(selected);
  const direct = nestedIn(field, chosen, table);
  if (direct) return { ...direct, links: null };
  for (const [name, value] of chosen) {
    const relation = table.relations.get(name);
    const target = relation && tables.get(relation.model);
    const below = target && nestedIn(field, fieldsOf(value), target);
    if (below) return { ...below, links: { relation, query: checked(field, value) } };
  }
  return null;
}

/** The first relation in a selection that is to be selected as the document asks. */
function nestedIn(field: Field, selected: [string, unknown][], { relations }: Table) {
  for (const [name, value] of selected) {
    const relation = relations.get(name);
    if (!relation || typeof value !== 'object' || value === null || !(NESTED in value)) continue;
    return { relation, query: checked(field, value[NESTED] === true ? {} : value[NESTED]) };
  }
  return null;
}

const fieldsOf = (selected: unknown): [string, unknown][] =>
  Object.entries((selected as { select?: object } | null)?.select ?? {});

/** @throws NotCovered if the selection has conditions */
function checked(field: Field, query: unknown): Query {
  const known =
    typeof query === 'object' &&
    Object.keys(query as object).every((key) => key === 'orderBy' || key === 'select');
  if (!known) throw new NotCovered(`${field.name}: its selection has conditions`);
  return query as Query;
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
