import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { bytesOf } from '../../reads/compile/size.ts';

/** How many documents are kept. The least recently used ones are dropped first. */
const DOCUMENTS = 1000;
/** Bytes of all of them, and of one: comments and texts make a document long without adding a token. */
const BYTES = 64_000_000;
const LARGEST = 1_000_000;
/** Bytes of an error besides the text that it quotes. */
const BYTES_AN_ERROR = 4000;

function byText<Value extends object>(bytes: (value: Value, text: string) => number) {
  return new LRUCache<string, Value>({
    max: DOCUMENTS,
    maxSize: BYTES,
    maxEntrySize: LARGEST,
    sizeCalculation: (value, text) => Math.max(1, bytes(value, text)),
  });
}

/** Documents by their text, so that each is parsed and validated once; bounded in number and in size. */
export class KnownDocuments {
  readonly documents = byText<DocumentNode>(bytesOf);
  /** The syntax errors of documents that could not be parsed. */
  readonly errors = byText<Error>((_error, text) => BYTES_AN_ERROR + 2 * text.length);
  readonly #accepted = new WeakSet<DocumentNode>();

  /** Notes that a document passed every check that does not depend on variables. */
  accept(document: DocumentNode): void {
    this.#accepted.add(document);
  }

  /** The document of a text; undefined where it is new, or was refused. */
  accepted(text: string): DocumentNode | undefined {
    const document = this.documents.get(text);
    return document && this.#accepted.has(document) ? document : undefined;
  }
}
