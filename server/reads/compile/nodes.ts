import { type FieldNode, getArgumentValues, getNullableType, isListType, isObjectType } from 'graphql';
import { raw, type Sql, sql } from '../../database/sql.ts';
import type { DeclaredSql } from '../declare.ts';
import { aliasOf } from '../list.ts';
import { type Binding, Pieces, type Place } from './binding.ts';
import type { Compilation, Field, Write } from './compilation.ts';
import { concatenate, orNull, quoted } from './json.ts';
import type { CompileObject } from './list.ts';
import { NotCovered } from './not-covered.ts';

type Nodes = Extract<DeclaredSql, { kind: 'nodes' }>;

/** What one type among the nodes makes of the document. */
interface Branch {
  places: readonly Place[];
  row: string;
  write: Write;
  rows: Pieces<'rows'>;
}

/**
 * Compiles a field that gives rows by their global ids. The types are known when the ids are, so each request has the
 * statement of the types in it.
 */
export function compileNodes(
  on: Compilation,
  { lists, names }: Nodes,
  field: Field,
  nodes: readonly FieldNode[],
  compileObject: CompileObject,
): Write {
  const branches = new Map<string, Branch>();
  const branch = (name: string): Branch => {
    const known = branches.get(name);
    if (known) return known;
    const type = on.selecting.schema.getType(name);
    const list = lists[name];
    if (!list || !isObjectType(type)) throw new NotCovered(`${field.name}: ${name}`);
    const part = on.branch();
    const row = part.alias();
    const rows = new Pieces<'rows'>({ rows: visibleRows(list) }, on.viewer);
    if (rows.values.length > 0)
      throw new NotCovered(`${field.name}: what may be seen of ${name} has parameters`);
    const made = { places: part.places, row, rows, write: compileObject(part, type, nodes, row) };
    branches.set(name, made);
    return made;
  };
  /** Visible rows, each to be picked by the id of `n`. */
  const visibleRows = ({ from, id, visible }: Nodes['lists'][string]): Sql =>
    sql`SELECT ${raw(aliasOf(id))}.* FROM ${from} WHERE ${id} = n.id AND ${visible(on.viewer)}`;

  const place: Place = {
    bind(binding) {
      const found = names(getArgumentValues(field, nodes[0] as FieldNode, binding.variables));
      const types = [...new Set(found.flatMap((name) => name?.type ?? []))].sort();
      binding.shape += `${types.join(' ')}\n`;
      const offset = binding.add([
        found.map((name) => name?.type ?? null),
        found.map((name) => name?.id ?? null),
      ]);
      binding.set(place, { types, offset });
      for (const type of types) for (const inner of branch(type).places) inner.bind(binding);
    },
  };
  on.places.push(place);
  const one = (binding: Binding, type: string) => {
    const { row, rows, write } = branch(type);
    return `WHEN ${quoted(type)} THEN (SELECT ${concatenate(write(binding))} FROM (${rows.render('rows', 0)}) AS ${row})`;
  };
  return (binding) => {
    const { types, offset } = binding.get<{ types: string[]; offset: number }>(place);
    const cases = types.map((type) => one(binding, type)).join(' ');
    const json = orNull(cases ? `CASE n.type ${cases} END` : 'NULL').sql;
    const ids = `unnest($${offset + 1}::text[], $${offset + 2}::uuid[]) WITH ORDINALITY AS n(type, id, place)`;
    if (!isListType(getNullableType(field.type))) return [{ sql: `(SELECT ${json} FROM ${ids})` }];
    return [
      { text: '[' },
      { sql: `(SELECT coalesce(string_agg(${json}, ',' ORDER BY n.place), '') FROM ${ids})` },
      { text: ']' },
    ];
  };
}
