import { type FieldNode, getNamedType, isAbstractType } from 'graphql';
import { raw, sql } from '../../database/sql.ts';
import type { DeclaredSql } from '../declare.ts';
import { aliasOf } from '../list.ts';
import { Pieces } from './binding.ts';
import type { Compilation, Field, Write } from './compilation.ts';
import { concatenate, quoted } from './json.ts';
import type { CompileObject } from './list.ts';
import { NotCovered } from './not-covered.ts';

type Members = Extract<DeclaredSql, { kind: 'union' }>;

/** Compiles a field that shows a row of one of several types, as a column of `row` says. */
export function compileUnion(
  on: Compilation,
  { column, members }: Members,
  field: Field,
  nodes: readonly FieldNode[],
  row: string,
  compileObject: CompileObject,
): Write {
  const union = getNamedType(field.type);
  if (!isAbstractType(union)) throw new NotCovered(`${field.name}: ${union.name} is one type`);
  const cases = on.selecting.schema.getPossibleTypes(union).map((type) => {
    const member = members[type.name];
    if (!member) throw new NotCovered(`${field.name}: ${type.name}`);
    const { value, list } = member;
    const alias = on.alias();
    const rows = sql`SELECT ${raw(aliasOf(list.id))}.* FROM ${list.from} WHERE ${list.id} = ${raw(`${row}.id`)}`;
    const pieces = new Pieces({ rows }, on.viewer);
    if (pieces.values.length > 0)
      throw new NotCovered(`${field.name}: the list of ${type.name} has parameters`);
    return { value, alias, rows: pieces.render('rows', 0), write: compileObject(on, type, nodes, alias) };
  });
  return (binding) => {
    const whens = cases.map(({ value, alias, rows, write }) => {
      const json = write(binding);
      const one = concatenate(json);
      // If nothing is asked of a type, its rows are not read.
      const needed = json.some((part) => 'sql' in part);
      return `WHEN ${quoted(value)} THEN ${needed ? `(SELECT ${one} FROM (${rows}) AS ${alias})` : one}`;
    });
    return [{ sql: `CASE ${row}.${column} ${whens.join(' ')} END` }];
  };
}
