import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pass } from 'node:timers/promises';
import { quantile, type Work } from './compare.ts';

/** What a window asks again and again, each time something else. */
export type Question = {
  readonly every: number;
  readonly ask: (n: number) => Promise<unknown>;
};

/** Milliseconds. */
export type Waits = {
  readonly answers: number;
  readonly p99: number;
  readonly longest: number;
};

export type Asked<Names extends string> = {
  readonly took: number;
  readonly waits: Readonly<Record<Names, Waits>>;
  /** The longest that anything waited for this thread: the program's main process. */
  readonly main: number;
};

/** Does work several times, and asks meanwhile: each question anew `every` so many milliseconds after its answer. */
export async function askWhile<Names extends string>(
  questions: Readonly<Record<Names, Question>>,
  { before, work, rounds }: { readonly before?: Work; readonly work: Work; readonly rounds: number },
): Promise<Asked<Names>> {
  const names = Object.keys(questions) as Names[]; // of a record with these keys
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Names, number[]>;
  const took: number[] = [];
  let main = 0;
  for (let round = 0; round < rounds; round += 1) {
    await before?.();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    let goesOn = true;
    const keepAsking = async (name: Names) => {
      const { every, ask } = questions[name];
      for (let n = 0; goesOn; n += 1) {
        const started = performance.now();
        await ask(n);
        times[name].push(performance.now() - started);
        await pass(every);
      }
    };
    delay.enable();
    const asking = names.map(keepAsking);
    const started = performance.now();
    await work();
    took.push(performance.now() - started);
    goesOn = false;
    await Promise.all(asking);
    delay.disable();
    main = Math.max(main, delay.max / 1e6);
  }
  const waits = Object.fromEntries(names.map((name) => [name, sumUp(times[name])]));
  return { took: quantile(took, 0.5), waits: waits as Record<Names, Waits>, main };
}

function sumUp(times: readonly number[]): Waits {
  return { answers: times.length, p99: quantile(times, 0.99), longest: Math.max(...times) };
}
