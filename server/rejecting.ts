import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Turns errors that resolvers throw into rejections. When a row of a list throws, the executor stops at that row and
 * abandons the rows before it, which may still wait for the database. If these fail later, nothing handles their
 * rejections, and that ends the process. When a row rejects, the executor handles the rejections of all rows.
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
