import {
  type DocumentNode,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Config } from '../../../config.ts';
import { fail } from '../../../errors.ts';
import type { YogaPlugin } from '../yoga.ts';
import { withArgument } from './argument-place.ts';
import { limitErrors } from './document-shape.ts';
import { withHint } from './hints.ts';
import { LONG } from './operations.ts';

/** Limits of documents: tokens while one is parsed, its shape before it is validated. Both are cached with it. */
export function limitDocuments(config: Config): YogaPlugin {
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
        setValidationFn((schema, document) => {
          const hideSuggestions = !INTROSPECTION || (document.loc?.end ?? 0) > LONG;
          const found = withoutAbortion(
            validate(schema, document, rules, {
              // For each, the lines before it are counted.
              maxErrors: linesOf(document) > MANY_LINES ? 1 : MAX_ERRORS,
              hideSuggestions,
            }),
          );
          const told = found.map((error) => withArgument(document, error));
          return hideSuggestions ? told : told.map((error) => withHint(schema, error));
        });
      }
    },
  };
}

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
  return fail('LIMIT_EXCEEDED', 'The document selects the same fields too often. Select each field once.');
}
