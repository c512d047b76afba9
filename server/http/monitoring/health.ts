import { setTimeout as sleep } from 'node:timers/promises';
import { pendingMigrations } from '../../database/applied.ts';
import { Asker, type Database } from '../../database/database.ts';
import { checkInvariants, InvariantError } from '../../database/invariants.ts';

/** Milliseconds within which the database must answer. */
const PATIENCE = 2000;

/** What keeps a server from answering queries. Null: it is ready. */
export type Readiness =
  | null
  | 'database does not answer'
  | 'migrations are pending'
  | 'invariants are missing';

/** Checks whether the server can answer queries: the database answers, is migrated, and has its invariants. */
export async function readiness(database: Database): Promise<Readiness> {
  const late = new AbortController();
  // All requests to /ready count as one client, beside the clients that send queries.
  const asker = new Asker('/ready');
  const check = async (): Promise<Readiness> => {
    try {
      if ((await pendingMigrations(database.prisma)).length > 0) return 'migrations are pending';
    } catch {
      return 'database does not answer';
    }
    return checkInvariants(database.prisma).then(
      () => null,
      (error: unknown) =>
        error instanceof InvariantError ? 'invariants are missing' : 'database does not answer',
    );
  };
  const patience = sleep<Readiness>(PATIENCE, 'database does not answer', {
    signal: late.signal,
    ref: false,
  });
  // The sleep is aborted once the check is done.
  patience.then(
    () => asker.leave(),
    () => {},
  );
  const checked = database.statements(check, asker).then(({ result }) => result);
  return Promise.race([checked, patience]).finally(() => late.abort());
}
