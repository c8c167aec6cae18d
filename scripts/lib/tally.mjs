/** What came of the suites, added up. A suite that gives no result is a failure, not a zero. */
export function createTally() {
  const total = { passed: 0, failed: 0, skips: [] };
  return {
    total,
    add({ passed = 0, failed = 0, skips = [] }) {
      total.passed += passed;
      total.failed += failed;
      total.skips.push(...skips);
    },
    /** Prints each skip with its reason and, last, the sum; answers with the exit code. */
    close() {
      for (const { name, reason } of total.skips) console.log(`skipped: ${name}: ${reason}`);
      console.log(`${total.passed} passed, ${total.failed} failed, ${total.skips.length} skipped`);
      return total.failed === 0 && total.passed > 0 ? 0 : 1;
    },
  };
}
