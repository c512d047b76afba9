import type { AskedArguments, DeclaredCost } from './cost.ts';
import type { List } from './list.ts';

/** Units of counting all rows of a noun. More than the bench measured, because the time grows with the rows. */
const COUNT_ALL = 1000;
/** Units of counting the rows that belong to one parent. */
const COUNT_OF_PARENT = 20;
/** Units of counting or ranking what a search finds among the rows of a parent that may have very many: it looks at each of them. */
const COUNT_SEARCHED = 500;
/** How much less a condition or an order takes under a parent: its lookup runs once for all parents. */
const UNDER_A_PARENT = 0.1;

type AnyCosts = List<Record<string, unknown>, string>['costs'];

/**
 * The cost of a field that lists rows of a noun: what it declares itself, plus the requested conditions and order.
 *
 * @param scoped the rows belong to a parent
 */
export function listCost(list: { costs?: AnyCosts }, scoped: boolean, own: DeclaredCost = {}): DeclaredCost {
  const { weight = 0 } = own;
  const share = scoped ? UNDER_A_PARENT : 1;
  return {
    count: scoped ? COUNT_OF_PARENT : COUNT_ALL,
    ...own,
    weight: (args) =>
      (typeof weight === 'number' ? weight : weight(args)) + share * unitsOf(list.costs, args),
  };
}

/** The cost of a field that lists rows of parents that may have very many. */
export const OF_MANY = {
  count: ({ filter }: AskedArguments) => (searches(filter) ? COUNT_SEARCHED : COUNT_OF_PARENT),
  weight: ({ filter, orderBy }: AskedArguments) =>
    searches(filter) && orderBy === 'RELEVANCE' ? COUNT_SEARCHED : 0,
};

function searches(filter: unknown): boolean {
  const { search } = (filter ?? {}) as { search?: unknown };
  return search !== null && search !== undefined;
}

function unitsOf(costs: AnyCosts, { filter, orderBy }: AskedArguments): number {
  const conditions = Object.entries(filter ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .reduce((sum, [name, value]) => {
      const units = costs?.filter?.[name] ?? 0;
      return sum + (typeof units === 'number' ? units : units(value));
    }, 0);
  return conditions + (costs?.orderBy?.[String(orderBy)] ?? 0);
}
