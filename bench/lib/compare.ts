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
  const times = { ours: [] as Spent[], limit: [] as Spent[] };
  let turn = 0;
  for (let round = 0; round <= rounds; round += 1) {
    await before?.();
    const bare = await spend(limit);
    await before?.();
    const turns = watchTurns();
    const mine = await spend(ours);
    const longest = turns.stop();
    if (round === 0) continue;
    times.limit.push(bare);
    times.ours.push(mine);
    turn = Math.max(turn, longest);
  }
  const median = (spent: readonly Spent[], of: keyof Spent) =>
    quantile(
      spent.map((one) => one[of]),
      0.5,
    );
  return {
    name,
    ours: median(times.ours, 'wall'),
    p95: quantile(
      times.ours.map(({ wall }) => wall),
      0.95,
    ),
    limit: median(times.limit, 'wall'),
    processor:
      median(times.limit, 'processor') < MEASURABLE
        ? null
        : median(times.ours, 'processor') / median(times.limit, 'processor'),
    turn,
    target,
  };
}

/** The system counts processor time in steps of four milliseconds. */
const MEASURABLE = 20;

/** Milliseconds by the clock, and of this thread's processor. */
type Spent = { readonly wall: number; readonly processor: number };

async function spend(work: Work): Promise<Spent> {
  const before = process.threadCpuUsage();
  const started = performance.now();
  await work();
  const wall = performance.now() - started;
  const { user, system } = process.threadCpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
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
