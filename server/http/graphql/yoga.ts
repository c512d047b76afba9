import { type DocumentNode, getOperationAST, Kind } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Config } from '../../config.ts';
import { type Context, createContext } from '../../context.ts';
import type { Database } from '../../database/database.ts';
import { fail } from '../../errors.ts';
import type { Compiler } from '../../reads/compile/execute.ts';
import { schema } from '../../schema.ts';
import type { Exchange } from '../exchange.ts';
import type { Admit } from './admit.ts';
import { type CompilerFaultObserver, compiledReads } from './compiled-reads.ts';
import type { KnownDocuments } from './document-cache.ts';
import { limitDocuments } from './limits/documents.ts';
import { limitOperations } from './limits/operations.ts';
import { limitTime } from './limits/time.ts';
import { type FaultReporter, presentResults } from './results.ts';

/** What Yoga is given with every request. */
export interface ServerContext {
  exchange: Exchange;
}

/** A plugin of Yoga on our context. */
export type YogaPlugin = Plugin<Context & ServerContext, ServerContext>;

/** What the GraphQL part of the server is made from. */
export interface GraphqlOptions {
  database: Database;
  config: Config;
  admit: Admit;
  report: FaultReporter;
  known: KnownDocuments;
  /** Undefined: every operation is for the resolvers. */
  compiler: Compiler | undefined;
  onCompilerFault: CompilerFaultObserver;
}

/** Yoga on our schema: the GraphQL part of the server, behind the gate and without whatever else belongs to HTTP. */
export function createGraphql({
  database,
  config,
  admit,
  report,
  known,
  compiler,
  onCompilerFault,
}: GraphqlOptions) {
  return createYoga<ServerContext, Context>({
    schema,
    context: ({ exchange }) => createContext(database.prisma, exchange.viewer, exchange.asker.signal),
    batching: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
    // The gate has read the body.
    maxRequestBodySize: false,
    // Done by presentResults, which sees the errors of every phase and knows the request.
    maskedErrors: false,
    parserAndValidationCache: { documentCache: known.documents, errorCache: known.errors },
    plugins: [
      takeParams(),
      limitDocuments(config),
      noteOperation(known),
      limitOperations(config, admit),
      ...(compiler ? [compiledReads(compiler, database, onCompilerFault)] : []),
      // Behind all that decide how an operation is executed.
      limitTime(config),
      presentResults(report, config.MAX_ERRORS),
    ],
  });
}

/** Takes the parameters from the gate instead of reading the request. */
function takeParams(): YogaPlugin {
  return {
    onRequestParse({ serverContext, setRequestParser }) {
      const { asked } = serverContext.exchange;
      if (!asked) return;
      const { query, variables, operationName } = asked;
      setRequestParser(() => ({ query, variables, ...(operationName !== undefined && { operationName }) }));
    },
  };
}

/** Finds the operation of a document and notes how far a request has come. */
function noteOperation(known: KnownDocuments): YogaPlugin {
  return {
    onParse({ context }) {
      const { exchange, params, request } = context;
      exchange.phase = 'parse';
      return ({ result }) => {
        if (result === null || result instanceof Error) return;
        exchange.phase = 'validate';
        const operation = getOperationAST(result, params.operationName);
        if (!operation) throw fail('OPERATION_NOT_FOUND', notFound(result, params.operationName));
        exchange.operation = operation.name?.value;
        exchange.type = operation.operation;
        if (request.method === 'GET' && operation.operation !== 'query') {
          const message = `GET runs queries only. Send a ${operation.operation} by POST.`;
          throw fail('METHOD_NOT_ALLOWED', message, { extensions: { allow: ['POST'] } });
        }
      };
    },
    onExecute({ args }) {
      args.contextValue.exchange.phase = 'execute';
      known.accept(args.document);
    },
  };
}

function notFound({ definitions }: DocumentNode, name: string | null | undefined): string {
  const count = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  if (count === 0) return 'The document has no operation.';
  return name
    ? 'The document has no operation of the name that operationName gives.'
    : `The document has ${count} operations. Name one of them in operationName.`;
}
