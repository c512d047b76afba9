import { type AnyVariables, createRequest, type DocumentInput, type TypedDocumentNode } from '@urql/core';

/** A GraphQL document with the types of its variables and data, as a syntax tree or as text. */
export type TypedDocument<Data, Variables> =
  | TypedDocumentNode<Data, Variables>
  | TypedDocumentText<Data, Variables>;

/** A document as text, as the client preset of GraphQL Code Generator writes it with `documentMode: 'string'`. */
// biome-ignore lint/complexity/noBannedTypes: the preset's class extends String
export interface TypedDocumentText<Data, Variables> extends String {
  /** Carries the types; never called. */
  __apiType?: (variables: Variables) => Data;
}

interface Marked {
  __meta__?: { hash?: string; text?: string } | undefined;
}

/**
 * A typed document that is parsed on first use. Its text has a tenth of the size of its syntax tree.
 *
 * @param text the operation with its fragments, exactly as in the manifest of trusted documents
 * @returns a document for urql and anything else that takes a TypedDocumentNode
 */
export function document<Data, Variables>(text: string): TypedDocumentNode<Data, Variables> {
  const lazy = {
    kind: 'Document',
    __meta__: { text },
    // urql sends this text. Without it, urql would print the tree.
    loc: { source: { body: text } } as TypedDocumentNode['loc'],
    get definitions() {
      return mark<Data, Variables>(text, { text }).definitions;
    },
  };
  return lazy as TypedDocumentNode<Data, Variables>;
}

/**
 * A document in the form that urql takes.
 *
 * @param document a syntax tree or text
 * @returns the tree, with the hash that the document carries
 */
export function toNode<Data, Variables>(
  document: TypedDocument<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  const isTree = typeof document === 'object' && 'definitions' in document;
  return mark(isTree ? document : String(document), (document as Marked).__meta__);
}

/** The tree that urql uses for a document: of equal documents, the first one it met, which may lack the hash. */
function mark<Data, Variables>(
  document: DocumentInput<Data, Variables>,
  meta: Marked['__meta__'],
): TypedDocumentNode<Data, Variables> {
  const { query } = createRequest<Data, AnyVariables>(document as DocumentInput<Data, AnyVariables>, {});
  return (meta ? Object.assign(query, { __meta__: meta }) : query) as TypedDocumentNode<Data, Variables>;
}

/**
 * The hash under which a server may know a document.
 *
 * @param document any document
 * @returns the SHA-256 in hexadecimal: for documents of this package that of the text, for others the one that the
 * client preset wrote. Undefined if there is none, if it is not a SHA-256 (the default of the preset is SHA-1), or if
 * the runtime has no Web Crypto (a page without https)
 */
export async function hashOf(document: object): Promise<string | undefined> {
  const { hash, text } = (document as Marked).__meta__ ?? {};
  if (hash || !text) return hash?.match(/^(?:sha256:)?([0-9a-f]{64})$/)?.[1];
  const bytes = await globalThis.crypto?.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return bytes && [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
