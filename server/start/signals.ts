// Loaded before anything else, so that no signal finds the process without a handler once anything has begun.

/** Milliseconds from a signal to the end of the process, whatever is still under way. */
const LIMIT = 9000;

/** The process was asked to end. */
class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(signal: string) {
    super(
      `Stopped by ${signal} before the server answered. What was written is whole; the next start goes on.`,
    );
  }
}

/**
 * Takes SIGTERM and SIGINT over. A signal that comes twice counts once: npm passes on what the terminal has sent to the
 * server already.
 *
 * @returns aborted by the first of them; some seconds later the process ends in any case
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
