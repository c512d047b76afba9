import { type AnyVariables, createRequest, type TypedDocumentNode } from '@urql/core';

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

interface Hashed {
  __meta__?: { hash?: string } | undefined;
}

/**
 * A typed document that is parsed when it is first used: text is a tenth of the size of its syntax tree.
 *
 * @param text the operation with its fragments
 * @param hash SHA-256 of the text, in hexadecimal, under which a server may know it
 * @returns a document as urql, and anything else that takes a TypedDocumentNode, reads it
 */
export function document<Data, Variables>(text: string, hash: string): TypedDocumentNode<Data, Variables> {
  const lazy = {
    kind: 'Document',
    __meta__: { hash },
    get definitions() {
      return parse<Data, Variables>(text, { hash }).definitions;
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
  return 'definitions' in document ? document : parse(String(document), (document as Hashed).__meta__);
}

/** Parses a text, or finds it where urql has parsed it before: it keeps one tree for each text. */
function parse<Data, Variables>(text: string, meta: Hashed['__meta__']): TypedDocumentNode<Data, Variables> {
  const { query } = createRequest<Data, AnyVariables>(text, {});
  return Object.assign(query, { __meta__: meta }) as TypedDocumentNode<Data, Variables>;
}

/**
 * The hash a document carries, as the client preset writes it.
 *
 * @param document any document
 * @returns SHA-256 in hexadecimal; undefined where it carries none
 */
export function hashOf(document: object): string | undefined {
  return (document as Hashed).__meta__?.hash?.replace(/^sha256:/, '');
}
