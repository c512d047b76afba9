import { type DocumentNode, type FragmentDefinitionNode, Kind, TokenKind } from 'graphql';
import type { PluginMap } from './texts.ts';

/** Gives the types of fragments the names and comments of the fragments, so that editors show the exported names. */
export function withNames(plugins: PluginMap): PluginMap {
  const original = plugins['typescript-operations'];
  if (!original) return plugins;
  return {
    ...plugins,
    'typescript-operations': {
      ...original,
      async plugin(schema, documents, ...rest) {
        const output = await original.plugin(schema, documents, ...rest);
        const parts = typeof output === 'string' ? { content: output } : output;
        return { ...parts, content: describe(rename(parts.content), documents) };
      },
    },
  };
}

function rename(code: string): string {
  // Every fragment selects __typename itself, so a second one beside the fragment adds nothing.
  return code.replace(/\{ __typename: '\w+' \}\s*& /g, '').replace(/\b([A-Z]\w*?)_?Fragment\b/g, '$1');
}

function describe(code: string, documents: { document?: DocumentNode }[]): string {
  const fragments = documents.flatMap(({ document }) =>
    (document?.definitions ?? []).filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  return (fragments as FragmentDefinitionNode[]).reduce((text, { name, loc }) => {
    // The comment lines directly above, without an empty line between.
    let [comment, line] = ['', loc?.startToken.line ?? 0];
    for (let token = loc?.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev) {
      if (token.line !== --line) break;
      comment = `${token.value.trim()} ${comment}`.trim();
    }
    if (!comment) throw new Error(`fragment ${name.value}: write a comment above it that says what it is.`);
    return text.replace(`export type ${name.value} =`, `/** ${comment} */\n$&`);
  }, code);
}
