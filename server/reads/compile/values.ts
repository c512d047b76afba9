import {
  type FieldNode,
  type GraphQLOutputType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { collectBelow } from './collect.ts';
import type { Compilation } from './compilation.ts';
import { NotCovered } from './not-covered.ts';

/** Writes the JSON text of a value that is at hand. */
export type WriteValue = (value: unknown) => string;

/** Compiles a selection on a computed value: a scalar, a list, or an object whose fields are its members. */
export function compileValue(
  on: Compilation,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): WriteValue {
  const write = compileNonNull(on, type, nodes);
  return (value) => (value === null || value === undefined ? 'null' : write(value));
}

function compileNonNull(on: Compilation, outer: GraphQLOutputType, nodes: readonly FieldNode[]): WriteValue {
  const type = getNullableType(outer);
  if (isListType(type)) {
    const write = compileValue(on, type.ofType, nodes);
    return (items) => `[${(items as unknown[]).map(write).join(',')}]`;
  }
  if (isLeafType(type)) return (value) => JSON.stringify(type.serialize(value));
  if (!isObjectType(type)) throw new NotCovered(`${type.name} is no object type`);
  const fields = [...collectBelow(on.selecting, type, nodes)].map(([key, below]) => {
    const name = below[0]?.name.value as string;
    if (name === '__typename') return [key, () => JSON.stringify(type.name)] as const;
    const field = type.getFields()[name];
    const member = field?.extensions.pothosExposedField;
    if (!field || typeof member !== 'string') throw new NotCovered(`${type.name}.${name}`);
    const write = compileValue(on, field.type, below);
    return [key, (value: unknown) => write((value as Record<string, unknown>)[member])] as const;
  });
  return (value) => `{${fields.map(([key, write]) => `"${key}":${write(value)}`).join(',')}}`;
}
