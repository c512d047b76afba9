import { createHash } from 'node:crypto';
import { preset as clientPreset } from '@graphql-codegen/client-preset';
import type { GraphQLSchema } from 'graphql';
import { withDescriptions } from './descriptions.ts';
import { cacheFacts, errorCodes } from './facts.ts';
import { withNames } from './names.ts';
import { documentTexts } from './texts.ts';

/** A file more than the client preset writes, made from the schema alone. */
const extra = (
  filename: string,
  plugin: (schema: GraphQLSchema) => string,
  schema: Section['schema'],
): Section => ({
  filename,
  plugins: [{ extra: {} }],
  pluginMap: { extra: { plugin } },
  schema,
  config: {},
  documents: [],
});

type Section = Awaited<ReturnType<typeof clientPreset.buildGeneratesSection>>[number];

/**
 * The client preset with four changes: documents are written as text instead of as syntax trees, which are ten times as
 * long with their fragments repeated in each; fields carry the schema's descriptions; the types of fragments are named
 * as the fragments are; what a cache and the error class must know of the server is written beside them.
 */
export const preset: typeof clientPreset = {
  ...clientPreset,
  async buildGeneratesSection(options) {
    const files = await clientPreset.buildGeneratesSection(options);
    const documents = files
      .filter(({ filename }) => /(graphql\.ts|persisted-documents\.json)$/.test(filename))
      .map((file) => ({ ...file, pluginMap: withNames(withDescriptions(documentTexts(file.pluginMap))) }));
    const path = (name: string) => `${options.baseOutputDir}${name}`;
    return [
      ...documents,
      extra(path('cache.ts'), cacheFacts, options.schema),
      extra(path('codes.ts'), errorCodes, options.schema),
    ];
  },
};

/** How documents are hashed for the manifest. */
export const sha256 = (document: string): string => createHash('sha256').update(document).digest('hex');
