import { type FieldNode, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { DeclaredSql } from '../declare.ts';
import { collectBelow } from './collect.ts';
import type { Compilation, Write } from './compilation.ts';
import { compileEdges } from './edges.ts';
import { concatenate, object, orNull } from './json.ts';
import { bindList, type ListField } from './list.ts';
import { NotCovered } from './not-covered.ts';
import { NOTHING, Page, type WriteConnection } from './page.ts';
import { metOrMarked } from './unmet.ts';

/**
 * Compiles a field that lists rows. One subquery reads the page and aggregates what is asked of its rows into columns
 * of `c`; the connection's JSON is put together around it, where the parent `p` is at hand for what is asked of the
 * whole list.
 */
export function compileList(on: Compilation, list: ListField): Write {
  const type = getNamedType(list.field.type);
  if (!isObjectType(type)) throw new NotCovered(`${list.field.name}: ${type.name} is no object type`);
  return list.declared.paged ? compileConnection(on, list, type) : compileShort(on, list, type);
}

/** A plain list, as long as its limit says. */
function compileShort(on: Compilation, list: ListField, type: GraphQLObjectType): Write {
  const { bind } = bindList(on, list, { ...NOTHING, rows: true });
  const row = on.alias();
  const write = list.compileObject(on, type, list.nodes, row);
  return (binding) => {
    const bound = bind(binding);
    const json = concatenate(write(binding));
    const page = `(SELECT x.* FROM (SELECT ${bound.rows}.* FROM ${bound.from} WHERE ${bound.pageWhere} ORDER BY ${bound.orderBy} ${bound.limit(0)}`;
    const rows = `LATERAL (SELECT string_agg(${json}, ',') AS a FROM ${page}) AS ${row}) AS c`;
    return [
      ...metOrMarked(bound.needs),
      { text: '[' },
      { sql: `(SELECT coalesce(c.a, '') FROM ${bound.parent}${rows})` },
      { text: ']' },
    ];
  };
}

function compileConnection(on: Compilation, list: ListField, type: GraphQLObjectType): Write {
  const page = new Page(on.alias());
  const fields = [...collectBelow(on.selecting, type, list.nodes)].map(
    ([key, nodes]) => [key, compileField(on, list, page, type, nodes)] as const,
  );
  const { bind, computed } = bindList(on, list, page.wanted);
  page.fillers.forEach(({ slot, filler }) => {
    on.places.push({ bind: (binding) => binding.fillers.set(slot, filler(computed(binding))) });
  });
  return (binding) => {
    const bound = bind(binding);
    const json = concatenate(object(fields.map(([key, write]) => [key, write(binding, bound)])));
    const from = `${bound.parent}${page.from(binding, bound)}`.replace(/, $/, '');
    const shared = bound.with && `WITH ${bound.with} `;
    return [
      ...metOrMarked(bound.needs),
      { sql: from ? `(${shared}SELECT ${json} FROM ${from})` : `(${shared}SELECT ${json})` },
    ];
  };
}

function compileField(
  on: Compilation,
  list: ListField,
  page: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const name = nodes[0]?.name.value as string;
  const below = type.getFields()[name] && getNamedType(type.getFields()[name]?.type);
  if (name === '__typename') return () => [{ text: `"${type.name}"` }];
  if (name === 'totalCount') {
    page.wanted.count = true;
    return (_binding, { counted }) => [
      { sql: `(SELECT count(*) FROM ${counted.from} WHERE ${counted.where})::text` },
    ];
  }
  if (name === 'pageInfo' && isObjectType(below)) return compilePageInfo(on, page, below, nodes);
  if (name === 'nodes') {
    const write = isObjectType(below)
      ? list.compileObject(on, below, nodes, page.row)
      : list.compileField(on, type, nodes, page.row);
    return page.list(write);
  }
  if (name === 'edges' && isObjectType(below)) return compileEdges(on, list, page, below, nodes);
  if ((type.getFields()[name]?.extensions.sql as DeclaredSql | undefined)?.kind === 'fact') {
    page.wanted.facts = [...page.wanted.facts, name];
    return (_binding, { facts }) => [{ sql: `(${facts[name]})::text` }];
  }
  throw new NotCovered(`${type.name}.${name}`);
}

function compilePageInfo(
  on: Compilation,
  page: Page,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): WriteConnection {
  const fields = [...collectBelow(on.selecting, type, nodes)].map(
    ([key, nodes]) => [key, compilePageField(page, type, nodes[0]?.name.value as string)] as const,
  );
  return (binding, bound) => object(fields.map(([key, write]) => [key, write(binding, bound)]));
}

function compilePageField(page: Page, type: GraphQLObjectType, name: string): WriteConnection {
  if (name === '__typename') return () => [{ text: `"${type.name}"` }];
  if (name === 'hasNextPage' || name === 'hasPreviousPage') {
    // Which of the two looks ahead is known when the arguments are.
    page.numbered = true;
    page.wanted[name] = true;
    const more = page.column((_binding, { size }) => `(count(*) > ${size})::text`);
    return (_binding, { backwards, previous }) =>
      (name === 'hasNextPage') !== backwards ? [{ sql: more }] : [previous];
  }
  if (name !== 'startCursor' && name !== 'endCursor') throw new NotCovered(`${type.name}.${name}`);
  page.numbered = true;
  page.wanted.cursors = true;
  const column = page.column((_binding, list) => page.edge(name === 'endCursor', list));
  return () => [orNull(column)];
}
