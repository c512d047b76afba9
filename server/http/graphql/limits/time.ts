import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Config } from '../../../config.ts';
import type { Asker } from '../../../database/database.ts';
import { fail } from '../../../errors.ts';
import type { YogaPlugin } from '../yoga.ts';

/** The error for an operation that took too long. */
function tooLate(limit: number): GraphQLError {
  return fail('TIMEOUT', `The operation took longer than ${limit} ms. Ask for fewer rows or fields.`);
}

/** The error for an operation whose client is gone. */
function unheard(): GraphQLError {
  return fail('TIMEOUT', 'The client left before the answer was ready.');
}

/**
 * Waits for an operation until it takes too long or its client is gone. Then its statements are cancelled.
 *
 * @throws TIMEOUT
 */
export function within<Value>(limit: number, asker: Asker, operation: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooLate(limit));
      asker.leave();
    }, limit);
    const leave = () => reject(unheard());
    asker.signal.addEventListener('abort', leave, { once: true });
    operation.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      asker.signal.removeEventListener('abort', leave);
    });
  });
}

/** A copy of the result's errors. The executor adds the errors of abandoned fields to its own list later. */
function settled<Result>(result: Result): Result {
  const { errors } = result as ExecutionResult;
  return errors ? { ...result, errors: [...errors] } : result;
}

/** Ends operations that take too long, or whose client is gone; see {@link within}. */
export function limitTime({ REQUEST_TIMEOUT_MS }: Config): YogaPlugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      setExecuteFn(async () => {
        const { asker } = args.contextValue.exchange;
        const stop = new AbortController();
        const execution = Promise.resolve(executeFn(Object.assign({}, args, { signal: stop.signal })));
        try {
          return settled(await within(REQUEST_TIMEOUT_MS, asker, execution));
        } catch (error) {
          if (error instanceof GraphQLError) return { errors: [error] };
          throw error;
        } finally {
          stop.abort();
        }
      });
    },
  };
}
