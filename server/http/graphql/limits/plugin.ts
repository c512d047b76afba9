import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  getVariableValues,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Config } from '../../../config.ts';
import type { Context } from '../../../context.ts';
import { fail } from '../../../errors.ts';
import { createEstimate } from '../../../reads/estimate/estimate.ts';
import { BRIEF, OPERATION } from '../../../reads/estimate/weights.ts';
import { schema } from '../../../schema.ts';
import type { Meter } from '../../rate/rate.ts';
import type { ServerContext } from '../yoga.ts';
import { limitErrors } from './document-shape.ts';

type LimitPlugin = Plugin<Context & ServerContext, ServerContext>;

/** Limits of documents: tokens while one is parsed, its shape before it is validated. Both are cached with it. */
export function limitDocuments(config: Config): LimitPlugin {
  const { MAX_TOKENS, MAX_ERRORS, INTROSPECTION } = config;
  const rules = [
    ...specifiedRules,
    operationTypeExists,
    ...(INTROSPECTION ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parse(source, { ...options, maxTokens: MAX_TOKENS });
        } catch (error) {
          throw isTokenLimit(error)
            ? fail('LIMIT_EXCEEDED', `The document has more than ${MAX_TOKENS} tokens.`)
            : error;
        }
      });
    },
    onValidate({ params: { documentAST }, setResult, setValidationFn }) {
      const errors = limitErrors(documentAST, config);
      if (errors.length > 0) setResult(errors.slice(0, MAX_ERRORS));
      else {
        setValidationFn((schema, document) =>
          withoutAbortion(
            validate(schema, document, rules, {
              // For each, the lines before it are counted.
              maxErrors: linesOf(document) > MANY_LINES ? 1 : MAX_ERRORS,
              hideSuggestions: !INTROSPECTION || (document.loc?.end ?? 0) > LONG,
            }),
          ),
        );
      }
    },
  };
}

/** Characters of a document or of variables beyond which what was meant instead of a long name is not worked out. */
const LONG = 20_000;
/** Lines of a document beyond which it has more blank ones than tokens. */
const MANY_LINES = 10_000;

function linesOf({ loc }: DocumentNode): number {
  return loc && loc.end > MANY_LINES ? loc.source.body.split(/\r\n|[\n\r]/g, MANY_LINES + 1).length : 1;
}

/** A rule that the next edition of GraphQL has. @see https://spec.graphql.org/draft/#sec-Operation-Type-Existence */
const operationTypeExists: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The schema has no ${node.operation}s.`, { nodes: node }));
  },
});

/** GraphQL says so in a syntax error only. */
function isTokenLimit(error: unknown): boolean {
  return (
    error instanceof Error && /^Syntax Error: Document contains more tha[nt] \d+ tokens/.test(error.message)
  );
}

/**
 * Where validation is cut off after so many errors, GraphQL says so in one more; where it takes too long to compare
 * fields that stand for one another, in words that name nothing.
 */
function withoutAbortion(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  return errors
    .filter(({ message }) => errors.length === 1 || !/^Too many validation errors/.test(message))
    .map((error) => (error.message === 'Validation aborted.' ? tooMuchToCompare() : error));
}

function tooMuchToCompare(): GraphQLError {
  return fail('LIMIT_EXCEEDED', 'The document asks for the same fields too often; ask for each once.');
}

/**
 * Limits of operations, checked for every request since variables decide: how many objects one may return, what it
 * costs, and whether the client's account covers that. Validation is asked once for a document and never again.
 */
export function limitOperations(config: Config, meter: Meter | undefined): LimitPlugin {
  const { MAX_NODES, MAX_COST, MAX_ERRORS, INTROSPECTION } = config;
  const estimate = createEstimate(schema);
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { document, operationName, contextValue } = args;
      const { exchange } = contextValue;
      Object.assign(args, { hideSuggestions: !INTROSPECTION });
      // Counted and paid for on the way that was tried before.
      if (exchange.cost !== undefined) return;
      const refuse = (...errors: GraphQLError[]) => setResultAndStopExecution({ errors } as ExecutionResult);
      const { coerced } = coercedVariables(args, 1, true);
      if (!coerced) {
        // Where GraphQL Tools executes, it gives suggestions for variables in any case.
        const hide = !INTROSPECTION || JSON.stringify(args.variableValues).length > LONG;
        return refuse(...(coercedVariables(args, MAX_ERRORS, hide).errors ?? []));
      }
      const { nodes, cost } = estimate(document, operationName, coerced);
      if (nodes > MAX_NODES) {
        return refuse(
          fail('LIMIT_EXCEEDED', `The operation may return ${nodes} objects; ${MAX_NODES} are allowed.`),
        );
      }
      if (cost > MAX_COST) {
        return refuse(fail('LIMIT_EXCEEDED', `The operation costs ${cost} units; ${MAX_COST} are allowed.`));
      }
      const wait = await meter?.take(exchange.client, cost - OPERATION);
      if (wait) return refuse(rateLimited(wait));
      exchange.cost = cost;
      exchange.asker.brief = cost <= BRIEF;
    },
  };
}

/** Variables as the operation takes them, or what is wrong with them. */
function coercedVariables(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  maxErrors: number,
  hideSuggestions: boolean,
) {
  const { variableDefinitions = [] } = getOperationAST(document, operationName) ?? {};
  return getVariableValues(schema, variableDefinitions, variableValues ?? {}, {
    maxErrors,
    hideSuggestions,
  });
}

/** @param wait milliseconds until there would be enough */
export function rateLimited(wait: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return fail('RATE_LIMITED', `Too much at once; try again in ${seconds} s.`, {
    extensions: { retryAfter: seconds },
  });
}

/** The operation took longer than it may. */
export function tooLate(limit: number): GraphQLError {
  return fail('TIMEOUT', `The operation took longer than ${limit} ms.`);
}

/** Whoever asked is gone. */
export function unheard(): GraphQLError {
  return fail('TIMEOUT', 'No one waits for the answer.');
}

/** A result to whose errors nothing is added any more: what is given up after it fails in the executor's own list. */
function settled<Result>(result: Result): Result {
  const { errors } = result as ExecutionResult;
  return errors ? { ...result, errors: [...errors] } : result;
}

/**
 * Ends operations that take too long, or that no one waits for any more. What was already sent to the database is
 * cancelled.
 */
export function limitTime({ REQUEST_TIMEOUT_MS }: Config): LimitPlugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      setExecuteFn(async () => {
        const { asker } = args.contextValue.exchange;
        const stop = new AbortController();
        const late = new Promise<ExecutionResult>((resolve) => {
          const end = (error: GraphQLError) => {
            resolve({ errors: [error] });
            stop.abort();
            asker.leave();
          };
          const timer = setTimeout(() => end(tooLate(REQUEST_TIMEOUT_MS)), REQUEST_TIMEOUT_MS);
          const leave = () => end(unheard());
          asker.signal.addEventListener('abort', leave, { once: true });
          stop.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            asker.signal.removeEventListener('abort', leave);
          });
        });
        const execution = Promise.resolve(executeFn(Object.assign({}, args, { signal: stop.signal })));
        // Once it is too late, what becomes of it is of no interest.
        execution.catch(() => {});
        try {
          return settled(await Promise.race([execution, late]));
        } finally {
          stop.abort();
        }
      });
    },
  };
}
