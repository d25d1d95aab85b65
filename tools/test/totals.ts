export type Totals = { passed: number; failed: number; skipped: number }

/** The part of vitest's JSON report that is counted; a file that did not load has `status: 'failed'` and no test. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Counts tests, and each test file that could not even be loaded as one failure. */
export function totalsOf(report: VitestReport, exitCode: number): Totals {
  const unloadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + unloadable
  return {
    passed: report.numPassedTests,
    // An error outside any test (an unhandled rejection) fails the run without failing a test.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** `12 passed, 0 failed`, with the skipped ones only when there are any. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
