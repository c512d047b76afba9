import { minifyIntrospectionQuery } from '@urql/introspection';
import { type GraphQLSchema, introspectionFromSchema, isObjectType } from 'graphql';
import { ERROR_CODES } from '../../server/errors.ts';

/**
 * What a normalised cache must know: the shape of the schema, and which types have no id and are stored within their
 * parent.
 */
export function cacheFacts(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const parts = Object.values(schema.getTypeMap()).filter(
    (type) =>
      isObjectType(type) &&
      !type.name.startsWith('__') &&
      !('id' in type.getFields()) &&
      !roots.some((root) => root === type),
  );
  const shape = minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));
  return [
    `export const PARTS: readonly string[] = ${JSON.stringify(parts.map(({ name }) => name))};`,
    `export const SCHEMA: object = ${JSON.stringify(shape)};`,
  ].join('\n');
}

/** The error codes of the server, as a type. */
export function errorCodes(): string {
  const codes = Object.entries(ERROR_CODES).map(
    ([code, { meaning }]) => `  /** ${meaning} */\n  | '${code}'`,
  );
  return `/** The error codes of the server. */\nexport type ServerErrorCode =\n${codes.join('\n')};\n`;
}
