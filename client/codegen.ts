/** What a consumer's code generation is about. */
export interface CodegenOptions {
  /** Files with your documents, as globs: `.graphql` files, or code with `graphql(...)` in it. */
  documents: string | string[];
  /** The folder for the generated files, ending in a slash. */
  output: string;
}

declare global {
  interface ImportMeta {
    /** The folder of the module (Node 20.11 and later). */
    dirname: string;
  }
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
export function codegen({ documents, output }: CodegenOptions) {
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
        presetConfig: { fragmentMasking: false },
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
