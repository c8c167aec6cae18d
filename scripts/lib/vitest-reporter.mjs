import { writeFileSync } from 'node:fs';

/** Writes what the tally needs: counts, and each skip with its reason. */
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const result = { passed: 0, failed: unhandledErrors.length, skips: [] };
    for (const module of modules) {
      const broken = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
      result.failed += broken.length;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed' || state === 'failed') result[state] += 1;
        else result.skips.push({ name: test.fullName, reason: note ?? 'no reason given' });
      }
    }
    writeFileSync(process.env.OFFSHELF_TALLY, JSON.stringify(result));
  }
}
