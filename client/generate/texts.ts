import type { preset } from '@graphql-codegen/client-preset';
import { printExecutableGraphQLDocument } from '@graphql-tools/documents';
import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';

/** The plugins of one generated file, by name. */
export type PluginMap = Parameters<typeof preset.buildGeneratesSection>[0]['pluginMap'];

const IMPORTS = [
  "import type { TypedDocumentNode } from '@urql/core';",
  "import { document } from '../document.ts';",
];

/** Writes the documents as text, exactly as in the manifest. client/document.ts parses a document on first use. */
export function documentTexts(plugins: PluginMap): PluginMap {
  const original = plugins['typed-document-node'];
  if (!original) return plugins;
  return {
    ...plugins,
    'typed-document-node': {
      async plugin(schema, documents, config, info) {
        const lines: string[] = [];
        // The preset calls this with every operation and its fragments, in order to hash them.
        const unstable_onExecutableDocumentNode = (document: DocumentNode) => {
          lines.push(
            ...document.definitions.filter(isOperation).map((operation) => constant(operation, document)),
          );
          return config.unstable_onExecutableDocumentNode(document);
        };
        await original.plugin(schema, documents, { ...config, unstable_onExecutableDocumentNode }, info);
        return { prepend: IMPORTS, content: lines.join('\n') };
      },
    },
  };
}

function isOperation(node: DocumentNode['definitions'][number]): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION;
}

/**
 * The line that exports one operation, with its type written out. An inferred type could refer to another package that
 * also exports it, such as `urql`, which is not installed if a project does not use React.
 */
function constant({ name, operation }: OperationDefinitionNode, document: DocumentNode): string {
  const data = `${name?.value}${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  const text = JSON.stringify(printExecutableGraphQLDocument(document));
  const comment = `/** The ${operation} ${name?.value}, as this package sends it. */`;
  const type = `TypedDocumentNode<${data}, ${data}Variables>`;
  return `${comment}\nexport const ${name?.value}Document: ${type} = /* @__PURE__ */ document(${text});`;
}
