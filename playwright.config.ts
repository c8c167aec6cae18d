import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// The runner sets this to a folder that the (possibly unprivileged) user of the tests may write to.
const scratch = process.env['OFFSHELF_E2E_TMP'] ?? 'test-results';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  // The tests that look at every screen take 45 s on two quiet cores, and three times that on busy ones.
  timeout: 180_000,
  // What is awaited here is never about speed, which a busy machine would decide: that is measured in bench/.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: join(scratch, 'e2e.json') }]],
  outputDir: join(scratch, 'artifacts'),
});
