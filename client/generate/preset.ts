import { createHash } from 'node:crypto';
import { preset as clientPreset } from '@graphql-codegen/client-preset';
import type { GraphQLSchema } from 'graphql';
import { withDescriptions } from './descriptions.ts';
import { cacheFacts, errorCodes } from './facts.ts';
import { withNames } from './names.ts';
import { documentTexts } from './texts.ts';

/** A further file, which is made from the schema alone. */
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
 * The client preset with four changes:
 *
 * - Documents are written as text. Syntax trees, with their fragments repeated in each, would be ten times as long.
 * - Fields have the descriptions of the schema.
 * - The types of fragments have the names of the fragments.
 * - Further files have what a cache and the error class must know about the server.
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

/** Hashes documents for the manifest. */
export const sha256 = (document: string): string => createHash('sha256').update(document).digest('hex');
