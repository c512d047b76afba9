import { expect } from 'vitest';
import type { Asking, TestApp } from '../../../support/app.ts';
import { SEED } from '../../../support/world.ts';
import type { Asked, ListSpec } from './spec.ts';

/** A page of any connection. */
export interface Page {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount?: number;
}

/** Where paging stands. */
export interface Paging {
  first?: number;
  after?: string | null;
  last?: number;
  before?: string | null;
}

/** The global id of a row. */
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64');
/** The row's own id. */
export const rowId = (global: string) =>
  Buffer.from(global, 'base64').toString('utf8').split(':')[1] as string;

/** A document that asks a list for one page. */
function documentOf({ name, filter, orders, others }: ListSpec, counted: boolean): string {
  const [type, field] = name.split('.') as [string, string];
  const types = {
    first: 'Int',
    after: 'String',
    last: 'Int',
    before: 'String',
    ...(filter && { filter: filter.type }),
    ...(orders && { orderBy: orders.type }),
    ...Object.fromEntries(Object.entries(others ?? {}).map(([other, { type }]) => [other, type])),
  };
  const declared = Object.entries(types).map(([variable, type]) => `$${variable}: ${type}`);
  const given = Object.keys(types).map((variable) => `${variable}: $${variable}`);
  const list = `page: ${field}(${given.join(', ')}) {
    nodes { id } edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    ${counted ? 'totalCount' : ''}
  }`;
  return type === 'Query'
    ? `query (${declared.join(', ')}) { at: __typename ${list} }`
    : `query ($id: ID!, ${declared.join(', ')}) { at: node(id: $id) { ... on ${type} { ${list} } } }`;
}

/** Asks a list for one page, whatever comes back. */
export async function askPage(app: Asking, spec: ListSpec, asked: Asked, paging: Paging, counted = false) {
  const [type] = spec.name.split('.') as [string];
  const answer = await app.ask<{ at: { page: Page } | null; page?: Page }>(documentOf(spec, counted), {
    ...(asked.parent && { id: globalId(type, asked.parent) }),
    ...(Object.keys(asked.filter).length > 0 && { filter: asked.filter }),
    ...(asked.orderBy && { orderBy: asked.orderBy }),
    ...asked.others,
    ...paging,
  });
  return { ...answer, page: answer.data?.page ?? answer.data?.at?.page };
}

/** What a walk should find, and how it goes. */
export interface Walk {
  spec: ListSpec;
  asked: Asked;
  backwards: boolean;
  /** Rows of each page, over and over. */
  sizes: number[];
}

/**
 * Walks a whole list page by page and expects every row at its place, and every flag and count to be exact. Compiled
 * statements and resolvers answer in turn, each with a cursor of the other.
 */
export async function expectWalk(app: TestApp, { spec, asked, backwards, sizes }: Walk, ids: string[]) {
  const where = `${spec.name} ${JSON.stringify({ ...asked, backwards, sizes })} of TEST_SEED=${SEED}`;
  let cursor: string | null = null;
  for (let done = 0, step = 0; ; step++) {
    const size = sizes[step % sizes.length] as number;
    const way = (step + ids.length) % 2 === 0 ? app : app.resolved;
    const paging: Paging = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { page, errors } = await askPage(way, spec, asked, paging, step % 3 < 2);
    expect(errors, where).toBeUndefined();
    if (!page) throw new Error(`no page: ${where}`);
    const end = ids.length - done;
    const expected = backwards ? ids.slice(Math.max(0, end - size), end) : ids.slice(done, done + size);
    expect({ done, ids: page.nodes.map(({ id }) => rowId(id)) }, where).toEqual({ done, ids: expected });
    expect(page.edges.map(({ node }) => node, where)).toEqual(page.nodes);
    const before = done > 0;
    done += expected.length;
    const behind = done < ids.length;
    expect(page.pageInfo, where).toEqual({
      hasNextPage: backwards ? before : behind,
      hasPreviousPage: backwards ? behind : before,
      startCursor: page.edges[0]?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? null,
    });
    if (step % 3 < 2) expect(page.totalCount, where).toBe(ids.length);
    if (!behind) return;
    cursor = backwards ? page.pageInfo.startCursor : page.pageInfo.endCursor;
  }
}

/** Expects both ways to refuse a list whose filter names what is not there, and to say in which fields. */
export async function expectRefused(app: TestApp, spec: ListSpec, asked: Asked, fields: string[]) {
  for (const way of [app, app.resolved]) {
    const { errors } = await askPage(way, spec, asked, { first: 2 }, true);
    const where = `${spec.name} ${JSON.stringify(asked)} of TEST_SEED=${SEED}`;
    expect(
      errors?.map(({ extensions }) => extensions.code),
      where,
    ).toEqual(['BAD_USER_INPUT']);
    for (const field of fields) expect(errors?.[0]?.message, where).toContain(`${field}: there is no `);
  }
}
