// Loaded before everything else, so that signals have a handler before anything begins that must end cleanly.

/** Milliseconds after a signal when the process ends, even if something still runs. */
const LIMIT = 9000;

/** The abort reason that {@link stopOnSignals} gives: a signal stopped the server before it answered. */
class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(signal: string) {
    super(
      `Stopped by ${signal} before the server answered. What was written is complete; the next start goes on.`,
    );
  }
}

/**
 * Handles SIGTERM and SIGINT. Only the first signal counts, because npm passes on a signal that the terminal has sent to
 * the server already. Some seconds after it the process ends in any case.
 *
 * @returns a signal that the first SIGTERM or SIGINT aborts
 */
export function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) return;
      stop.abort(new Stopped(signal));
      setTimeout(() => process.exit(0), LIMIT).unref();
    });
  }
  return stop.signal;
}
