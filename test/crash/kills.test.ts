import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runKills } from './kills.ts';

/** Thousands of kills: `node test/crash/kills.proof.ts --kills 3000 --seed 1`. */
it('loses nothing and sends nothing twice over 30 kills on faulty remotes', {
  timeout: 120_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'offshelf-kills-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const report = await runKills(join(home, 'catalog'), 1, 30);
  expect(report.broken).toEqual([]);
  expect(report.products).toBeGreaterThanOrEqual(90);
  expect(report.requests).toBeGreaterThanOrEqual(90);
});
