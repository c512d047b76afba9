import { type AnyVariables, gql, type TypedDocumentNode } from '@urql/core';

/**
 * A typed document that is parsed when it is first used: text is a tenth of the size of its syntax tree.
 *
 * @param text the operation with its fragments
 * @param hash SHA-256 of the text, in hexadecimal, under which a server may know it
 * @returns a document as urql, and anything else that takes a TypedDocumentNode, reads it
 */
export function document<Data, Variables>(text: string, hash: string): TypedDocumentNode<Data, Variables> {
  let parsed: TypedDocumentNode<Data, Variables> | undefined;
  const lazy: Partial<TypedDocumentNode<Data, Variables>> & Hashed = {
    __meta__: { hash },
    get definitions() {
      // urql keeps one document per text and may use this one in place of ours: it needs the hash as well.
      parsed ??= Object.assign(gql<Data, AnyVariables>(text), { __meta__: { hash } }) as TypedDocumentNode<
        Data,
        Variables
      >;
      return parsed.definitions;
    },
  };
  return Object.assign(lazy, { kind: 'Document' }) as TypedDocumentNode<Data, Variables>;
}

interface Hashed {
  __meta__?: { hash?: string };
}

/**
 * The hash a document carries, as the client preset of GraphQL Code Generator writes it.
 *
 * @param document any document
 * @returns SHA-256 in hexadecimal; undefined where it carries none
 */
export function hashOf(document: object): string | undefined {
  return (document as Hashed).__meta__?.hash?.replace(/^sha256:/, '');
}
