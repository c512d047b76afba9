import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with the line `N passed, N failed`, in which whatever else went wrong counts as a failure. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') failedHere++;
      }
      // A file that cannot be loaded, or a hook that fails, has no failed test to show.
      if (failedHere === 0 && !module.ok()) failedHere = 1;
      failed += failedHere;
    }
    // Behind everything that other reporters still write.
    process.once('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}
