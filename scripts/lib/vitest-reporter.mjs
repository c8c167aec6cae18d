import { writeFileSync } from 'node:fs';

const reasonOf = (errors) =>
  errors.map(({ stack, message, diff }) => [stack ?? message, diff ?? ''].join('\n')).join('\n');

/** Writes what the tally needs: how many passed, and each failure and skip with its reason. */
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const result = { passed: 0, failures: [], skips: [] };
    for (const error of unhandledErrors)
      result.failures.push({ name: 'outside of a test', reason: reasonOf([error]) });
    for (const module of modules) {
      const named = (test) => `${module.relativeModuleId} > ${test.fullName}`;
      for (const suite of [module, ...module.children.allSuites()]) {
        if (suite.errors().length > 0)
          result.failures.push({
            name: suite === module ? module.relativeModuleId : named(suite),
            reason: reasonOf(suite.errors()),
          });
      }
      for (const test of module.children.allTests()) {
        const { state, note, errors } = test.result();
        if (state === 'passed') result.passed += 1;
        else if (state === 'failed') result.failures.push({ name: named(test), reason: reasonOf(errors) });
        else result.skips.push({ name: test.fullName, reason: note ?? 'no reason given' });
      }
    }
    writeFileSync(process.env.OFFSHELF_TALLY, JSON.stringify(result));
  }
}
