import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Config } from '../../../config.ts';
import type { Asker } from '../../../database/database.ts';
import { fail } from '../../../errors.ts';
import type { YogaPlugin } from '../yoga.ts';

/** The operation took longer than it may. */
function tooLate(limit: number): GraphQLError {
  return fail('TIMEOUT', `The operation took longer than ${limit} ms.`);
}

/** Whoever asked is gone. */
function unheard(): GraphQLError {
  return fail('TIMEOUT', 'No one waits for the answer.');
}

/**
 * Waits for an operation, until it takes too long or no one waits for it any more. What was already sent to the
 * database is cancelled then.
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

/** A result to whose errors nothing is added any more: what is given up after it fails in the executor's own list. */
function settled<Result>(result: Result): Result {
  const { errors } = result as ExecutionResult;
  return errors ? { ...result, errors: [...errors] } : result;
}

/** Ends operations that take too long, or that no one waits for any more; see {@link within}. */
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
