import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../context.ts';
import type { Asker, Database } from '../../database/database.ts';
import { databaseFault, isOutage } from '../../database/faults.ts';
import type { Exchange } from '../../http/exchange.ts';
import { type CompiledOperation, compileOperation, type Statement } from './operation.ts';
import { Plans } from './plan.ts';
import { readTables, type Tables } from './tables.ts';

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
  const { text, values, finish } = statement;
  const data = await database.bytes({ text, values }, asker);
  if (data === null) return null;
  return Buffer.concat([OPEN, finish ? Buffer.from(await finish(data.toString())) : data, CLOSE]);
}

/**
 * Told of a fault of the compiler: it broke, or the database, though it is well, refused what it made.
 *
 * @returns whether that is to be told as a fault instead of being left to the resolvers
 */
export type CompilerFaultObserver = (exchange: Exchange, fault: unknown) => boolean;

/**
 * Answers the queries that the compiler covers with one statement each, whose text goes to the wire as it is; all
 * others are left to the resolvers.
 */
export function compiledReads<ServerContext extends { exchange: Exchange }>(
  compiler: Compiler,
  database: Database,
  onFault: CompilerFaultObserver,
): Plugin<Context & ServerContext, ServerContext> {
  return {
    onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
      const { document, operationName, variableValues, contextValue } = args;
      const operation = compiler.operation(document, operationName);
      const statement = operation?.statement(variableValues ?? {}, contextValue.viewer);
      if (!statement) return;
      const { exchange } = contextValue;
      if ('reason' in statement) {
        const { fault } = statement;
        if (fault !== undefined && onFault(exchange, fault)) setResultAndStopExecution(failed(fault));
        return;
      }
      setExecuteFn(async (again) => {
        try {
          const answer = await run(database, statement, exchange.asker);
          return answer === null ? executeFn(again) : finished(Buffer.from(answer).toString());
        } catch (fault) {
          const known = databaseFault(fault);
          if (isOutage(known)) return failed(fault);
          // Where the database is well, the resolvers say what is wrong, and where in the document.
          return known === undefined && onFault(exchange, fault) ? failed(fault) : executeFn(again);
        }
      });
    },
  };
}

/** Told like an error of a resolver, which hides what it says. */
function failed(fault: unknown) {
  const originalError = fault instanceof Error ? fault : new Error(String(fault));
  return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] };
}

/** A result that is text already; Yoga asks it for its own way to become text. */
function finished(answer: string) {
  return {
    get data(): Record<string, unknown> {
      return (JSON.parse(answer) as { data: Record<string, unknown> }).data;
    },
    stringify: () => answer,
  };
}
