import { play } from './play.ts';
import { createStage } from './stage.ts';

/** What many schedules came to. */
export type Tally = {
  readonly runs: number;
  readonly failed: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly failures: readonly { readonly seed: number; readonly broken: readonly string[] }[];
  readonly counts: Readonly<Record<string, number>>;
};

export const NOTHING: Tally = { runs: 0, failed: 0, lost: 0, duplicates: 0, failures: [], counts: {} };
/** So many failures are told in full. */
const TOLD = 10;

/** Plays one seed after the other. */
export async function playMany(first: number, count: number, trace?: (what: string) => void): Promise<Tally> {
  const stage = createStage();
  let tally = NOTHING;
  try {
    for (let seed = first; seed < first + count; seed += 1) {
      const { broken, counts } = await play(stage, seed, trace);
      const harms = [...broken.values()];
      tally = addUp(tally, {
        runs: 1,
        failed: broken.size > 0 ? 1 : 0,
        lost: harms.includes('lost') ? 1 : 0,
        duplicates: harms.includes('duplicate') ? 1 : 0,
        failures: broken.size > 0 ? [{ seed, broken: [...broken.keys()] }] : [],
        counts,
      });
    }
  } finally {
    stage.close();
  }
  return tally;
}

export function addUp(one: Tally, other: Tally): Tally {
  const names = new Set([...Object.keys(one.counts), ...Object.keys(other.counts)]);
  const sum = (name: string) => (one.counts[name] ?? 0) + (other.counts[name] ?? 0);
  return {
    runs: one.runs + other.runs,
    failed: one.failed + other.failed,
    lost: one.lost + other.lost,
    duplicates: one.duplicates + other.duplicates,
    failures: [...one.failures, ...other.failures].slice(0, TOLD),
    counts: Object.fromEntries([...names].map((name) => [name, sum(name)])),
  };
}

/** The one line that repeats a schedule, step by step. */
export function reproduce(seed: number): string {
  return `node test/simulation/simulation.proof.ts --first ${seed} --count 1`;
}
