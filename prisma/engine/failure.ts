import type { ErrorRegistry } from '@prisma/driver-adapter-utils';
import { lastPanic } from './wasm.ts';

/**
 * Makes an error of the engine readable. The engine's own messages end in a trace of its source (`   0: function` and so
 * on), name an error of our side only by a number, and paraphrase the database's message.
 */
export function failure(error: unknown, errors: ErrorRegistry, scriptError: string | undefined): unknown {
  const panic = lastPanic();
  if (panic !== undefined) return new Error(`Prisma's schema engine stopped: ${panic}`);
  if (!(error instanceof Error)) return error;
  const ours = /^External error id#(\d+)/.exec(error.message)?.[1];
  if (ours !== undefined) return errors.consumeError(Number(ours))?.error ?? error;
  const migration = /^\s+0: .*apply_migration[\s\S]*?migration_name="([^"]+)"/m.exec(error.message)?.[1];
  const message = error.message.replace(/\n\s+0: [\s\S]*$/, '').replace(/^external connector error\n/, '');
  if (migration === undefined) return Object.assign(error, { message });
  const text = `A migration failed to apply: ${migration}

${scriptError ?? message}

New migrations cannot be applied before this is resolved: https://pris.ly/d/migrate-resolve`;
  return Object.assign(new Error(text), { code: 'P3018' });
}
