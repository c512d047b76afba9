import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Asker, Database } from '../../database/database.ts';
import { type CompiledOperation, compileOperation, type Statement } from './operation.ts';
import { Plans } from './plan.ts';
import { readTables, type Tables } from './tables.ts';
import { hasUnmet } from './unmet.ts';

/** Compiles operations and keeps them with their documents. */
export class Compiler {
  readonly #schema: GraphQLSchema;
  readonly #tables: Tables;
  readonly #plans = new Plans();
  readonly #operations = new WeakMap<DocumentNode, Map<string, CompiledOperation | null>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#tables = readTables();
  }

  /**
   * The compiled operation of a document that was validated. It lives as long as the document, so a cache of parsed
   * documents is a cache of compiled ones.
   *
   * @returns null where it is no query
   */
  operation(document: DocumentNode, operationName?: string | null): CompiledOperation | null {
    let operations = this.#operations.get(document);
    if (!operations) {
      operations = new Map();
      this.#operations.set(document, operations);
    }
    const name = operationName ?? '';
    let operation = operations.get(name);
    if (operation === undefined) {
      // Names that the document does not have are without number.
      if (!getOperationAST(document, operationName)) return null;
      operation = compileOperation(this.#schema, this.#tables, this.#plans, document, operationName);
      operations.set(name, operation);
    }
    return operation;
  }
}

const OPEN = Buffer.from('{"data":');
const CLOSE = Buffer.from('}');

/**
 * Runs a compiled statement.
 *
 * @param asker for whom
 * @returns the answer as JSON in UTF-8, `{"data":...}`; null where the database found what a resolver has to tell
 * @throws what the database throws
 */
export async function run(
  database: Database,
  statement: Statement,
  asker: Asker,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { text, values, fill } = statement;
  const data = await database.bytes({ text, values }, asker);
  if (data === null || hasUnmet(data)) return null;
  return Buffer.concat([OPEN, fill ? Buffer.from(await fill(data.toString(), asker.signal)) : data, CLOSE]);
}
