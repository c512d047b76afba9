import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, visit } from 'graphql';

/** What a consumer's code generation is about. */
export interface CodegenOptions {
  /** Files with your documents, as globs: `.graphql` files, or code with `graphql(...)` in it. */
  documents: string | string[];
  /** The folder for the generated files, ending in a slash. */
  output: string;
  /**
   * Write the SHA-256 of each document beside it, so that it goes out in place of the text, and all documents by their
   * hash into `persisted-documents.json` of the folder, as the server's TRUSTED_DOCUMENTS has them.
   * @defaultValue false
   */
  persisted?: boolean | undefined;
}

/**
 * The configuration for GraphQL Code Generator that this package's own documents are made with: its client preset
 * against the schema of this version, every scalar a string. Install `@graphql-codegen/cli` and
 * `@graphql-codegen/client-preset` beside it.
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
      // Understood by @verbatim/client/graphcache, never sent.
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
        // What is hashed is what is answered: a cache cannot add to it.
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

/** Documents as code generation passes them around. */
interface DocumentFile {
  document?: DocumentNode;
}

/** Asks every object what it is, as caches do. */
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
