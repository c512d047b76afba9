import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import {
  addTypenameSelectionDocumentTransform,
  preset as clientPreset,
} from '@graphql-codegen/client-preset';
import { minifyIntrospectionQuery } from '@urql/introspection';
import {
  type DocumentNode,
  type GraphQLSchema,
  introspectionFromSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { ERROR_CODES } from './server/errors.ts';

/** The text of every operation with its fragments, as it is hashed and sent, by its hash. */
const texts = new Map<string, string>();

function sha256(document: string): string {
  const hash = createHash('sha256').update(document).digest('hex');
  texts.set(hash, document);
  return hash;
}

/**
 * The client preset, but the documents are written as text instead of as syntax trees: with their fragments
 * repeated in each, the trees are ten times as long. client/document.ts parses a text when it is first used.
 */
const preset: typeof clientPreset = {
  ...clientPreset,
  async buildGeneratesSection(options) {
    const files = await clientPreset.buildGeneratesSection(options);
    const documents = files
      .filter(({ filename }) => /(graphql\.ts|persisted-documents\.json)$/.test(filename))
      .map((file) => ({ ...file, pluginMap: { ...file.pluginMap, ...withTexts(file.pluginMap) } }));
    const cache = {
      filename: `${options.baseOutputDir}cache.ts`,
      plugins: [{ cache: {} }],
      pluginMap: { cache: { plugin: cacheFacts } },
      schema: options.schema,
      config: {},
      documents: [],
    };
    const codes = {
      ...cache,
      filename: `${options.baseOutputDir}codes.ts`,
      plugins: [{ codes: {} }],
      pluginMap: { codes: { plugin: errorCodes } },
    };
    return [...documents, cache, codes];
  },
};

type PluginMap = Parameters<typeof clientPreset.buildGeneratesSection>[0]['pluginMap'];

function withTexts({ 'typed-document-node': original }: PluginMap): PluginMap {
  if (!original) return {};
  return {
    'typed-document-node': {
      async plugin(schema, documents, config, info) {
        const lines: string[] = [];
        const onExecutableDocumentNode = (document: DocumentNode) => {
          const meta = config.unstable_onExecutableDocumentNode(document);
          lines.push(
            ...document.definitions.filter(isOperation).map((operation) => constant(operation, meta.hash)),
          );
          return meta;
        };
        await original.plugin(
          schema,
          documents,
          { ...config, unstable_onExecutableDocumentNode: onExecutableDocumentNode },
          info,
        );
        return { prepend: ["import { document } from '../document.ts';"], content: lines.join('\n') };
      },
    },
  };
}

function isOperation(node: DocumentNode['definitions'][number]): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION;
}

/** The line that exports one operation. */
function constant({ name, operation }: OperationDefinitionNode, hash: string): string {
  const type = `${name?.value}${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  const value = `document<${type}, ${type}Variables>(${JSON.stringify(texts.get(hash))})`;
  const comment = `/** The ${operation} ${name?.value}, as this package sends it. */`;
  return `${comment}\nexport const ${name?.value}Document = /* @__PURE__ */ ${value};`;
}

/** What a normalised cache must know: the shape of the schema, and which objects are part of the one that holds them. */
function cacheFacts(schema: GraphQLSchema): string {
  const parts = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__') && !('id' in type.getFields()),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const names = parts.filter((type) => !roots.some((root) => root === type)).map(({ name }) => name);
  const shape = minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false }));
  return [
    `export const PARTS: readonly string[] = ${JSON.stringify(names)};`,
    `export const SCHEMA: object = ${JSON.stringify(shape)};`,
  ].join('\n');
}

/** The codes that the server's errors carry, as a type. */
function errorCodes(): string {
  const codes = Object.entries(ERROR_CODES).map(
    ([code, { meaning }]) => `  /** ${meaning} */\n  | '${code}'`,
  );
  return `/** The codes that errors of the server carry. */\nexport type ServerErrorCode =\n${codes.join('\n')};\n`;
}

/** Turns the printed schema and the SDK's documents into typed documents; needs no server and no database. */
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
      // What is sent is what is typed and hashed, with or without a normalised cache.
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
