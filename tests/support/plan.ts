import { vi } from 'vitest';
import { literal } from '../server/database/fixture.ts';
import type { TestApp } from './app.ts';

/** A node of a plan, as EXPLAIN tells it in JSON. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  /** Rows that a run of it gave, where it was run. */
  'Actual Rows'?: number;
  /** How often it was run. */
  'Actual Loops'?: number;
  Plans?: PlanNode[];
}

/**
 * The nodes of the plan by which the one statement of a query is answered.
 *
 * @param mode whether it is planned for its values (`force_custom_plan`) or for any
 * @param analyze runs it, so that rows and loops are told
 */
export async function planOf(
  app: TestApp,
  document: string,
  variables: object,
  { mode = 'force_generic_plan', analyze = false } = {},
): Promise<PlanNode[]> {
  const sent = vi.spyOn(app.database, 'bytes');
  await app.query(document, variables);
  const [statement] = sent.mock.calls.map(([call]) => call);
  sent.mockRestore();
  if (!statement) throw new Error('It was not compiled.');
  const { text, values } = statement;
  await app.sql(`SET plan_cache_mode = ${mode}`);
  await app.sql(`PREPARE answer AS ${text}`);
  const given = values.length > 0 ? `(${values.map(written).join(', ')})` : '';
  const [row] = await app.sql<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `EXPLAIN (${analyze ? 'ANALYZE, ' : ''}FORMAT JSON) EXECUTE answer${given}`,
  );
  await app.sql('DEALLOCATE answer');
  await app.sql('RESET plan_cache_mode');
  return row ? row['QUERY PLAN'].flatMap(({ Plan: plan }) => nodesOf(plan)) : [];
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

function written(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return literal(
    Array.isArray(value) ? `{${value.map((item) => JSON.stringify(item)).join()}}` : String(value),
  );
}
