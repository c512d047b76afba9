import { type AnyVariables, createRequest, type DocumentInput, type TypedDocumentNode } from '@urql/core';

/** A document in GraphQL with the types of its variables and data: as a syntax tree or as text. */
export type TypedDocument<Data, Variables> =
  | TypedDocumentNode<Data, Variables>
  | TypedDocumentText<Data, Variables>;

/** A document as text: what the client preset of GraphQL Code Generator writes with `documentMode: 'string'`. */
// biome-ignore lint/complexity/noBannedTypes: the preset's class extends String
export interface TypedDocumentText<Data, Variables> extends String {
  /** Carries the types; never called. */
  __apiType?: (variables: Variables) => Data;
}

interface Marked {
  __meta__?: { hash?: string; text?: string } | undefined;
}

/**
 * A typed document that is parsed when it is first used: text is a tenth of the size of its syntax tree.
 *
 * @param text the operation with its fragments, as a server with trusted documents knows it
 * @returns a document as urql, and anything else that takes a TypedDocumentNode, reads it
 */
export function document<Data, Variables>(text: string): TypedDocumentNode<Data, Variables> {
  const lazy = {
    kind: 'Document',
    __meta__: { text },
    // urql sends this text; it would print the tree otherwise.
    loc: { source: { body: text } } as TypedDocumentNode['loc'],
    get definitions() {
      return mark<Data, Variables>(text, { text }).definitions;
    },
  };
  return lazy as TypedDocumentNode<Data, Variables>;
}

/**
 * A document as urql takes it.
 *
 * @param document a syntax tree or text
 * @returns the tree, with the hash that the document carries
 */
export function toNode<Data, Variables>(
  document: TypedDocument<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  return mark('definitions' in document ? document : String(document), (document as Marked).__meta__);
}

/** The tree that urql uses for a document: the first it met among those that say the same, which may lack the mark. */
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
 * @returns SHA-256 in hexadecimal: of the text for documents of this package, as the client preset wrote it for others;
 * undefined where there is none, where it is made otherwise (the preset's own choice is SHA-1), or where the runtime has
 * no Web Crypto (a page without https)
 */
export async function hashOf(document: object): Promise<string | undefined> {
  const { hash, text } = (document as Marked).__meta__ ?? {};
  if (hash || !text) return hash?.match(/^(?:sha256:)?([0-9a-f]{64})$/)?.[1];
  const bytes = await globalThis.crypto?.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return bytes && [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
