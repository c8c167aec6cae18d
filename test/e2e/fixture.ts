import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type Launch, launchApp, type Running } from './launch.ts';

export { expect } from '@playwright/test';
export type { Running } from './launch.ts';

export type Desk = {
  /** A folder of this test's own for profile, catalogs and whatever it needs; removed when the test has ended. */
  readonly folder: string;
  /** Starts the program with this test's profile: again and again, as a person would. */
  readonly start: (launch?: Launch) => Promise<Running>;
};

/** Every test has a desk of its own, with an empty profile. What it started is ended with it. */
export const test = base.extend<{ desk: Desk }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures that are needed here
  desk: async ({}, lend) => {
    const folder = mkdtempSync(join(process.env['OFFSHELF_E2E_TMP'] ?? tmpdir(), 'desk-'));
    const profile = join(folder, 'profile');
    mkdirSync(join(folder, 'dev'));
    const started: Running[] = [];
    const start: Desk['start'] = async (launch = {}) => {
      const env = { OFFSHELF_DEV_DIR: join(folder, 'dev'), ...launch.env };
      const running = await launchApp(profile, { ...launch, env });
      started.push(running);
      return running;
    };
    await lend({ folder, start });
    for (const running of started) await running.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
});
