import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Binding } from './binding.ts';
import type { Compilation, Write } from './compilation.ts';
import { concatenate } from './json.ts';
import { NotCovered } from './not-covered.ts';
import { compileObject } from './object.ts';
import type { Statement, Uncovered, Variables } from './operation.ts';
import { fillPlaceholders } from './placeholders.ts';
import { bytesOf } from './size.ts';
import { checkSize } from './statement.ts';

/** About how many bytes all plans of a server take together. The least recently used plans are dropped first. */
const BYTES = 64_000_000;

/** Bytes of a plan for each character of its longest statement, measured on six kinds of documents: 9 to 10. */
const BYTES_A_CHARACTER = 10;

/** Statements that one plan may have: for different kinds of filters, orders and directions of paging. */
const SHAPES = 64;

/**
 * Plans of all documents. A document has one plan for each combination of its variables in @skip and @include, and each plan
 * holds the document. Only a bound on all of them together limits their memory.
 */
export class Plans {
  readonly #kept = new LRUCache<string, Plan | Uncovered>({
    maxSize: BYTES,
    sizeCalculation: (plan, key) => key.length + (plan instanceof Plan ? plan.bytes : 1000),
  });
  #operations = 0;

  /** A number that no other operation has. */
  next(): number {
    return this.#operations++;
  }

  /** The statement of a plan for these variables. The plan is made where it is not known. */
  statement(key: string, make: () => Plan, variables: Variables): Statement | Uncovered {
    let plan = this.#kept.get(key);
    if (!plan) {
      plan = covered(make);
      this.#kept.set(key, plan);
    }
    if (!(plan instanceof Plan)) return plan;
    const known = plan;
    const before = known.bytes;
    const statement = covered(() => known.statement(variables));
    if (known.bytes !== before) {
      // What is there already is not measured again.
      this.#kept.delete(key);
      this.#kept.set(key, known);
    }
    return statement;
  }
}

/** Left to the resolvers: what the compiler does not cover, and what they answer with an error. */
function covered<Value>(compile: () => Value): Value | Uncovered {
  try {
    return compile();
  } catch (error) {
    if (error instanceof NotCovered) return { reason: error.message };
    if (error instanceof GraphQLError) return { reason: `its arguments: ${error.message}` };
    return { reason: 'a fault of the compiler', fault: error };
  }
}

/** An operation with its @skip and @include decided, for one kind of viewer. */
export class Plan {
  readonly #compilation: Compilation;
  readonly #write: Write;
  readonly #texts = new Map<string, { text: string } | Uncovered>();
  readonly #document: number;
  readonly #head: string;
  #longest = 0;
  #characters = 0;

  /** @param document of the operation */
  constructor(compilation: Compilation, document: DocumentNode, operation: OperationDefinitionNode) {
    const { schema } = compilation.selecting;
    const query = schema.getQueryType();
    if (!query) throw new NotCovered('a schema without queries');
    this.#compilation = compilation;
    this.#document = bytesOf(document);
    this.#head = headOf(operation);
    this.#write = compileObject(compilation, query, [operation], '');
  }

  /** About how many bytes the plan takes, with the document that it holds. */
  get bytes(): number {
    return this.#document + this.#longest * BYTES_A_CHARACTER + this.#characters;
  }

  statement(variables: Variables): Statement | Uncovered {
    const binding = new Binding(variables);
    for (const place of this.#compilation.places) place.bind(binding);
    const known = this.#texts.get(binding.shape) ?? this.#add(binding);
    if ('reason' in known) return known;
    const { values, fillers } = binding;
    if (fillers.size === 0) return { ...known, values };
    return { ...known, values, fill: (data, signal) => fillPlaceholders(data, fillers, signal) };
  }

  #add(binding: Binding): { text: string } | Uncovered {
    if (this.#texts.size >= SHAPES) {
      this.#texts.clear();
      this.#characters = 0;
    }
    const added = covered(() => this.#text(binding));
    const length = 'text' in added ? added.text.length : 0;
    this.#texts.set(binding.shape, added);
    this.#longest = Math.max(this.#longest, length);
    this.#characters += binding.shape.length + length;
    return added;
  }

  #text(binding: Binding): { text: string } {
    const json = concatenate(this.#write(binding));
    const text = `${this.#head}SELECT ${json} AS data`;
    checkSize(text);
    return { text };
  }
}

/** Characters of an operation's name that a statement repeats: a client may send any number of them. */
const NAME = 60;

/** The comment by which logs and pg_stat_activity tell which operation a statement answers. */
function headOf({ name }: OperationDefinitionNode): string {
  return name ? `/* ${name.value.slice(0, NAME)} */ ` : '';
}
