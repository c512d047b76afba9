import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Makes what resolvers throw rejections. An executor that completes the rows of a list stops at the first row that
 * throws and leaves those before it, which may wait for the database, alone: that they fail as well is heard by no one,
 * which ends the process. Of rows that reject, each is heard.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/process.html#event-unhandledrejection
 * @returns the schema, changed in place
 */
export function rejecting(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = rejectingResolver(field.resolve);
    }
  }
  return schema;
}

function rejectingResolver<Source, Context>(
  resolve: GraphQLFieldResolver<Source, Context>,
): GraphQLFieldResolver<Source, Context> {
  return (...args) => {
    try {
      return resolve(...args);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}
