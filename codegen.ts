import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import { preset, sha256 } from './client/generate/preset.ts';

/** Turns the printed schema and the SDK's documents into typed documents. It needs no server and no database. */
const config: CodegenConfig = {
  schema: 'server/schema.graphql',
  documents: ['client/documents/*.graphql'],
  errorsOnly: true,
  generates: {
    'client/generated/': {
      preset,
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashPropertyName: 'hash', hashAlgorithm: sha256 },
      },
      // Adds __typename before documents are typed and hashed, so that they are sent as they are, with or without a
      // normalised cache.
      documentTransforms: [addTypenameSelectionDocumentTransform],
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
        inlineFragmentTypes: 'combine',
      },
    },
  },
};

export default config;
