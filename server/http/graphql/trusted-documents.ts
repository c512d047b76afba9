import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, ConfigError } from '../../config.ts';
import { projectRoot } from '../../database/url.ts';
import { fail } from '../../errors.ts';
import { sha256 } from '../../text/sha256.ts';
import type { Params } from './params.ts';

/** Documents that can be asked for by the SHA-256 of their text, in lower-case hexadecimal. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads the trusted documents; none where the file is not there, which is no fault unless only they are answered.
 *
 * @throws ConfigError where the file is missing but needed, or is no object of documents by their hashes
 */
export function readTrustedDocuments({
  TRUSTED_DOCUMENTS,
  TRUSTED_ONLY,
}: Pick<Config, 'TRUSTED_DOCUMENTS' | 'TRUSTED_ONLY'>): TrustedDocuments {
  const path = resolve(projectRoot, TRUSTED_DOCUMENTS);
  if (!existsSync(path)) {
    if (!TRUSTED_ONLY) return new Map();
    throw new ConfigError(
      `TRUSTED_ONLY needs a manifest of documents, and ${TRUSTED_DOCUMENTS} does not exist. Make it with npm run build, or set TRUSTED_DOCUMENTS to another file.`,
    );
  }
  const documents = new Map(Object.entries(parse(readFileSync(path, 'utf8'), TRUSTED_DOCUMENTS)));
  for (const [hash, document] of documents) {
    if (typeof document !== 'string' || sha256(document) !== hash) {
      throw new ConfigError(
        `TRUSTED_DOCUMENTS: in ${TRUSTED_DOCUMENTS}, the key ${hash} is not the SHA-256 of its document.`,
      );
    }
  }
  return documents as TrustedDocuments;
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // falls through
  }
  throw new ConfigError(`TRUSTED_DOCUMENTS: ${path} must be a JSON object of documents by their SHA-256.`);
}

/**
 * The document that is asked for: its text, and its hash where the request names it.
 *
 * @throws BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, UNTRUSTED_DOCUMENT
 */
export function documentOf(
  params: Params,
  documents: TrustedDocuments,
  trustedOnly: boolean,
): { query: string; hash: string | undefined } {
  const { query } = params;
  const hash = hashOf(params);
  if (query === undefined) {
    if (hash === undefined)
      throw fail('BAD_REQUEST', 'The request has no query. Send the text of a document, or its hash.');
    const known = documents.get(hash);
    // The word that clients of automatic persisted queries look for.
    if (known === undefined)
      throw fail(
        'PERSISTED_QUERY_NOT_FOUND',
        'PersistedQueryNotFound: the server knows no document with this hash. Send its text.',
      );
    return { query: known, hash };
  }
  if (hash === undefined && !trustedOnly) return { query, hash };
  const actual = sha256(query);
  if (hash !== undefined && hash !== actual)
    throw fail('BAD_REQUEST', 'The hash is not the SHA-256 of query.');
  if (trustedOnly && !documents.has(actual))
    throw fail('UNTRUSTED_DOCUMENT', 'The server answers trusted documents only, and this is none of them.');
  return { query, hash };
}

/** The hash that a request names, in either of the two ways there are. */
function hashOf({ extensions, documentId }: Params): string | undefined {
  if (documentId !== undefined) {
    const [, hash] = /^sha256:([0-9a-f]{64})$/.exec(documentId) ?? [];
    if (!hash)
      throw fail(
        'BAD_REQUEST',
        'documentId must be sha256: followed by 64 hexadecimal digits in lower case.',
      );
    return hash;
  }
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return undefined;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    throw fail(
      'BAD_REQUEST',
      'extensions.persistedQuery must have version 1 and a sha256Hash of 64 hexadecimal digits in lower case.',
    );
  }
  return sha256Hash;
}
