import { stripVTControlCharacters } from 'node:util';

/** What came of the suites, added up. A suite that gives no result is a failure, not a zero. */
export function createTally() {
  const total = { passed: 0, failures: [], skips: [] };
  return {
    total,
    add({ passed = 0, failures = [], skips = [] }) {
      total.passed += passed;
      total.failures.push(...failures);
      total.skips.push(...skips);
    },
    /** Prints each skip and each failure with its reason and, last, the sum; answers with the exit code. */
    close() {
      const { passed, failures, skips } = total;
      for (const { name, reason } of skips) console.log(`skipped: ${name}: ${reason}`);
      for (const { name, reason } of failures) console.log(`FAILED: ${name}: ${briefly(reason)}`);
      console.log(`${passed} passed, ${failures.length} failed, ${skips.length} skipped`);
      return failures.length === 0 && passed > 0 ? 0 : 1;
    },
  };
}

/** The first lines of a reason, without colours and without calls that are not ours: a test's whole reason stands where it failed. */
const briefly = (reason) =>
  stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^ *at .*(?:node_modules|node:internal)/v.test(line))
    .slice(0, 15)
    .join('\n  ');
