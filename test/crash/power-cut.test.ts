import { describe, expect, it } from 'vitest';
import { addTallies, NOTHING, planJobs, runJob } from './power-cut-run.ts';
import { whyNoRecording } from './write-log-record.ts';

const WHY_NOT = whyNoRecording();
const IMAGES = 100;
const PATIENCE_MS = 120_000;

describe('a power cut', () => {
  it('at any moment leaves all that was acknowledged, and nothing that may leave twice', {
    timeout: PATIENCE_MS,
  }, async ({ skip }) => {
    if (WHY_NOT !== null) return skip(WHY_NOT);
    const complaints: string[] = [];
    let tally = NOTHING;
    for (const job of planJobs(IMAGES, 1)) {
      const came = await runJob(job, (complaint, repro) => complaints.push(`${complaint} - ${repro}`));
      tally = addTallies(tally, came);
    }
    expect(complaints).toEqual([]);
    expect(tally.runs).toBe(IMAGES);
    expect(tally.byCore).toBeGreaterThan(IMAGES / 10);
  });

  it('would lose acknowledged commits and forget requests that left if commits were not synced', {
    timeout: PATIENCE_MS,
  }, async ({ skip }) => {
    if (WHY_NOT !== null) return skip(WHY_NOT);
    const images = 40;
    const tally = await runJob({ kind: 'new', seed: 1, sync: 'normal', images }, () => {});
    expect(tally.lost).toBeGreaterThan(images / 4);
    expect(tally.duplicates).toBeGreaterThan(images / 10);
  });
});
