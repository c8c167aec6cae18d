import { monitorEventLoopDelay } from 'node:perf_hooks';

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
  /** The longest that anything else on this thread had to wait while ours ran. */
  readonly block: number;
  readonly target: string;
};

/** Both by turns, in one run; the first round warms up and is not counted. */
export async function compare({ name, ours, limit, target, before, rounds = 7 }: Comparison): Promise<Row> {
  const times = { ours: [] as number[], limit: [] as number[] };
  let block = 0;
  for (let round = 0; round <= rounds; round += 1) {
    await before?.();
    const bare = await time(limit);
    await before?.();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await rest();
    delay.reset();
    const mine = await time(ours);
    await rest();
    delay.disable();
    if (round === 0) continue;
    times.limit.push(bare);
    times.ours.push(mine);
    block = Math.max(block, delay.max / 1e6);
  }
  return {
    name,
    ours: quantile(times.ours, 0.5),
    p95: quantile(times.ours, 0.95),
    limit: quantile(times.limit, 0.5),
    block,
    target,
  };
}

async function time(work: Work): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function rest(): Promise<void> {
  await new Promise((done) => setTimeout(done, 3));
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The rows as a table in Markdown. */
export function writeTable(rows: readonly Row[]): string {
  const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const lines = rows.map(
    ({ name, ours, p95, limit, block, target }) =>
      `| ${name} | ${ms(ours)} | ${ms(p95)} | ${ms(limit)} | ${(ours / limit).toFixed(2)}× | ${ms(block)} | ${target} |`,
  );
  return [
    '| work | ours, ms | p95 | limit, ms | ours / limit | longest block | target |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
