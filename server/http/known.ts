import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Documents that are kept, the least recently used giving way. */
const DOCUMENTS = 1000;
/** Characters of all of them, and of one: comments and texts make a document long without a token more. */
const CHARACTERS = 8_000_000;
const LONGEST = 32_000;

function byText<Value extends object>() {
  return new LRUCache<string, Value>({
    max: DOCUMENTS,
    maxSize: CHARACTERS,
    maxEntrySize: LONGEST,
    sizeCalculation: (_value, text) => Math.max(1, text.length),
  });
}

/** Documents by their text, so that each is parsed and validated once; bounded in number and in size. */
export class KnownDocuments {
  readonly documents = byText<DocumentNode>();
  /** Why others could not be parsed. */
  readonly errors = byText<Error>();
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
