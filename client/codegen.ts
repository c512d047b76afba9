import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, visit } from 'graphql';

/** The settings of the code generation for your documents. */
export interface CodegenOptions {
  /** Files with your documents, as globs: `.graphql` files, or code with `graphql(...)` in it. */
  documents: string | string[];
  /** The folder for the generated files, ending in a slash. */
  output: string;
  /**
   * Whether to add the SHA-256 to each document, so that the client can send it instead of the text, and to write all
   * documents by hash to `persisted-documents.json` in the folder, in the format of the server's TRUSTED_DOCUMENTS.
   * @defaultValue false
   */
  persisted?: boolean | undefined;
}

/**
 * The GraphQL Code Generator configuration of this package's own documents: the client preset, with the schema of this
 * version and every scalar as a string. Install `@graphql-codegen/cli` and `@graphql-codegen/client-preset` to use it.
 *
 * @param options where your documents are and where the types go
 * @returns a configuration to export from `codegen.ts`
 * @example
 * ```ts
 * import { codegen } from '@verbatim/client/codegen';
 *
 * export default codegen({ documents: 'src/queries.graphql', output: 'src/generated/' });
 * ```
 */
export function codegen({ documents, output, persisted = false }: CodegenOptions) {
  return {
    schema: [
      `${import.meta.dirname}/schema.graphql`,
      // For @verbatim/client/graphcache; never sent to the server.
      'directive @_relayPagination(mergeMode: String) on FIELD',
    ],
    documents,
    generates: {
      [output]: {
        preset: 'client' as const,
        presetConfig: {
          fragmentMasking: false,
          ...(persisted && { persistedDocuments: { hashPropertyName: 'hash', hashAlgorithm: sha256 } }),
        },
        // Added before hashing, because a cache cannot add fields to a document that is sent by hash.
        documentTransforms: persisted ? [{ transform: withTypenames }] : [],
        config: {
          strictScalars: true,
          scalars: {
            Date: 'string',
            DateTime: 'string',
            URL: 'string',
            LanguageTag: 'string',
            CountryCode: 'string',
          },
          enumType: 'const',
          useTypeImports: true,
          importExtension: '.js' as const,
        },
      },
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The type of documents within code generation. */
interface DocumentFile {
  document?: DocumentNode;
}

/** Adds `__typename` to every selection, as caches do. */
function withTypenames<File extends DocumentFile>({ documents }: { documents: File[] }): File[] {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return documents.map((file) => ({
    ...file,
    ...(file.document && {
      document: visit(file.document, {
        SelectionSet(node, _key, parent) {
          const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
          const isThere = node.selections.some(
            (field) => field.kind === Kind.FIELD && !field.alias && field.name.value === '__typename',
          );
          return isRoot || isThere ? undefined : { ...node, selections: [typename, ...node.selections] };
        },
      }),
    }),
  }));
}
