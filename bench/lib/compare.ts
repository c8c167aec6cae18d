import { watchTurns } from './turns.ts';

export type Work = () => unknown;

export type Comparison = {
  readonly name: string;
  readonly ours: Work;
  /** What nobody can be faster than: the bare work. */
  readonly limit: Work;
  /** What quality.md asks of the two. */
  readonly target: string;
  /** Before each run of either; not timed. */
  readonly before?: Work;
  readonly rounds?: number;
};

/** Milliseconds. */
export type Row = {
  readonly name: string;
  readonly ours: number;
  readonly p95: number;
  readonly limit: number;
  /** Ours beside the limit in processor time; `null` where that is too little to be measured. */
  readonly processor: number | null;
  /** The longest turn of this thread while ours ran, in its own processor time. */
  readonly turn: number;
  readonly target: string;
};

/** Both by turns, in one run; the first round warms up and is not counted. */
export async function compare({ name, ours, limit, target, before, rounds = 7 }: Comparison): Promise<Row> {
  const spent = { ours: [] as Spent[], limit: [] as Spent[] };
  for (let round = 0; round <= rounds; round += 1) {
    await before?.();
    const bare = await spend(limit);
    await before?.();
    const mine = await spend(ours);
    if (round === 0) continue;
    spent.limit.push(bare);
    spent.ours.push(mine);
  }
  return compareSpent(name, spent.ours, spent.limit, target);
}

/** Milliseconds by the clock and of this thread's processor, and the longest turn of it. */
export type Spent = { readonly wall: number; readonly processor: number; readonly turn: number };

export async function spend(work: Work): Promise<Spent> {
  const turns = watchTurns();
  const before = process.threadCpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.threadCpuUsage(before);
  return { wall, processor: (user + system) / 1000, turn: turns.stop() };
}

/** The system counts processor time in steps of four milliseconds. */
const MEASURABLE = 20;

export function compareSpent(
  name: string,
  ours: readonly Spent[],
  limit: readonly Spent[],
  target: string,
): Row {
  const of = (spent: readonly Spent[], what: keyof Spent) => spent.map((one) => one[what]);
  const median = (spent: readonly Spent[], what: keyof Spent) => quantile(of(spent, what), 0.5);
  const bare = median(limit, 'processor');
  return {
    name,
    ours: median(ours, 'wall'),
    p95: quantile(of(ours, 'wall'), 0.95),
    limit: median(limit, 'wall'),
    processor: bare < MEASURABLE ? null : median(ours, 'processor') / bare,
    turn: Math.max(...of(ours, 'turn')),
    target,
  };
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function writeMs(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}

function writeRatio(ratio: number | null): string {
  return ratio === null ? '—' : `${ratio.toFixed(2)}×`;
}

/** The rows as a table in Markdown. */
export function writeTable(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, ours, p95, limit, processor, turn, target }) =>
      `| ${name} | ${writeMs(ours)} | ${writeMs(p95)} | ${writeMs(limit)} | ${writeRatio(ours / limit)} | ${writeRatio(processor)} | ${writeMs(turn)} | ${target} |`,
  );
  return [
    '| work | ours, ms | p95 | limit, ms | ours / limit | of processor time | longest turn | target |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
