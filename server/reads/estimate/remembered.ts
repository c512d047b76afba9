import type { DocumentNode } from 'graphql';

/** Results that are kept of one operation. */
const RESULTS = 16;
/** Variables that one of them may depend on, and characters of all their texts: they are kept with it. */
const MOST = { variables: 20, characters: 200 };

type Variables = Readonly<Record<string, unknown>>;

interface Kept<Result> {
  /** Every variable that was read, with its value. */
  read: ReadonlyMap<string, unknown>;
  result: Result;
}

/**
 * Remembers what was computed for an operation, as long as its document is in memory. A result is used again if every
 * variable that was read for it has the same value. Most variables are never read: no estimate depends on a slug.
 *
 * @param compute depends on nothing else than the document, the name and the variables that it reads
 */
export function remembered<Result>(
  compute: (document: DocumentNode, operationName: string | null | undefined, variables: Variables) => Result,
): typeof compute {
  const documents = new WeakMap<DocumentNode, Map<string, Kept<Result>[]>>();
  return (document, operationName, variables) => {
    const operations = documents.get(document) ?? new Map<string, Kept<Result>[]>();
    documents.set(document, operations);
    const kept = operations.get(operationName ?? '') ?? [];
    operations.set(operationName ?? '', kept);
    const known = kept.find(({ read }) => agrees(read, variables));
    if (known) return known.result;
    const read = new Map<string, unknown>();
    const result = compute(document, operationName, observed(variables, read));
    if (isSmall(read)) {
      if (kept.length >= RESULTS) kept.shift();
      kept.push({ read, result });
    }
    return result;
  };
}

/** True if a result may be kept: it read few and short variables, and no list or object, which never compares equal. */
function isSmall(read: ReadonlyMap<string, unknown>): boolean {
  if (read.size > MOST.variables) return false;
  let characters = 0;
  for (const value of read.values()) {
    if (typeof value === 'object' && value !== null) return false;
    if (typeof value === 'string') characters += value.length;
  }
  return characters <= MOST.characters;
}

function agrees(read: ReadonlyMap<string, unknown>, variables: Variables): boolean {
  for (const [name, value] of read) if (variables[name] !== value) return false;
  return true;
}

function observed(variables: Variables, read: Map<string, unknown>): Variables {
  return new Proxy(variables, {
    get(target, name) {
      const value = typeof name === 'string' ? target[name] : undefined;
      if (typeof name === 'string') read.set(name, value);
      return value;
    },
  });
}
