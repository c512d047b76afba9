import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isObjectType,
} from 'graphql';
import type { Frequent } from './frequent.ts';

/** A field of the schema. */
export type Field = GraphQLField<unknown, unknown>;

export const isConnection = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');
/** The fields of a type that answer a connection. */
export const lists = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => isConnection(getNamedType(field.type)));
/** The type of the rows of a connection field. */
export const nounOf = (field: Field) => {
  const connection = getNamedType(field.type) as GraphQLObjectType;
  return getNamedType((connection.getFields().nodes as Field).type);
};
export const argument = (field: Field, name: string): GraphQLArgument | undefined =>
  field.args.find((arg) => arg.name === name);

/** Values of a condition or argument: the most frequent ones of the database, and every value of an enum. */
export function valuesOf(name: string, type: GraphQLInputType, frequent: Frequent): string[] {
  const text = JSON.stringify;
  const { words, days } = frequent;
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().map((value) => value.name);
  if (named.name === 'Boolean') return ['true', 'false'];
  switch (name) {
    case 'search':
    case 'query':
      return [words[0], `${words[0]} ${words[1]}`, `"${frequent.pair}"`, 'a', frequent.name].map((value) =>
        text(value),
      );
    case 'publishedFrom':
    case 'saidFrom':
      return [text(days[0])];
    case 'publishedTo':
    case 'saidTo':
      return [text(days[1])];
    case 'minOrigins':
    case 'maxOrigins':
      return ['0', '5'];
    case 'slug':
      return [];
    default: {
      const value = (frequent as unknown as Record<string, string | undefined>)[name];
      return value === undefined ? [] : [text(value)];
    }
  }
}
