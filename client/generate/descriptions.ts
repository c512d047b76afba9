import { type GraphQLSchema, isObjectType } from 'graphql';
import ts from 'typescript';
import type { PluginMap } from './texts.ts';

/** Gives the fields of generated types the descriptions of the schema, for editors to show. */
export function withDescriptions(plugins: PluginMap): PluginMap {
  const original = plugins['typescript-operations'];
  if (!original) return plugins;
  return {
    ...plugins,
    'typescript-operations': {
      ...original,
      async plugin(schema, ...rest) {
        const output = await original.plugin(schema, ...rest);
        const parts = typeof output === 'string' ? { content: output } : output;
        return { ...parts, content: describe(parts.content, schema) };
      },
    },
  };
}

/**
 * Writes the description of each field on a line in front of it, because TypeScript reads no other. It does so in
 * objects that name their type.
 */
function describe(code: string, schema: GraphQLSchema): string {
  const source = ts.createSourceFile('graphql.ts', code, ts.ScriptTarget.Latest, true);
  const comments: { at: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeLiteralNode(node)) comments.push(...commentsOf(node, schema));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return comments
    .sort((a, b) => b.at - a.at)
    .reduce(
      (text, { at, text: comment }) => `${text.slice(0, at)}\n/** ${comment} */\n${text.slice(at)}`,
      code,
    );
}

function commentsOf({ members }: ts.TypeLiteralNode, schema: GraphQLSchema): { at: number; text: string }[] {
  const fields = members.filter(ts.isPropertySignature).map((member) => ({
    at: member.getStart(),
    name: member.name.getText(),
    type: member.type,
  }));
  const typename = fields
    .find(({ name }) => name === '__typename')
    ?.type?.getText()
    .match(/^'(\w+)'$/)?.[1];
  const type = typename && schema.getType(typename);
  if (!type || !isObjectType(type)) return [];
  return fields.flatMap(({ at, name }) => {
    const text = type.getFields()[name]?.description?.replace(/\s+/g, ' ').replaceAll('*/', '* /');
    return text ? [{ at, text }] : [];
  });
}
