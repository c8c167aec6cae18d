import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDED_CALLS, readTrace, type Step } from './write-log.ts';
import { fastFolder } from './write-log-room.ts';

/** In bytes; no single write of the program is longer. */
const LONGEST_WRITE = 1024 * 1024;

type Recording = {
  /** A program for Node, and what is given to it. */
  readonly program: string;
  /** One list for each time that it is run, one after the other, in one log. */
  readonly runs: readonly (readonly string[])[];
  /** Steps are recorded under this folder. Nothing of its path may be a link. */
  readonly root: string;
};

/** Why nothing can be recorded here; `null` where it can. */
export function whyNoRecording(): string | null {
  if (process.platform !== 'linux')
    return `power cuts are replayed on Linux only, and this is ${process.platform}`;
  const { error, status, stderr } = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true'], {
    encoding: 'utf8',
  });
  if (error !== undefined) return 'strace is not installed';
  return status === 0 ? null : `strace may not trace here: ${stderr.trim()}`;
}

/** Runs a program and writes down everything that it did to the files under a folder, and said. @throws Error when it fails */
export function recordSteps({ program, runs, root }: Recording): readonly Step[] {
  const folder = mkdtempSync(join(fastFolder(), 'offshelf-trace-'));
  try {
    return runs.flatMap((given, run) => {
      const trace = join(folder, `${run}.strace`);
      runTraced(trace, [program, ...given]);
      return readTrace(readFileSync(trace, 'latin1'), root);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runTraced(trace: string, given: readonly string[]): void {
  const tracing = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', `${LONGEST_WRITE}`, '-o', trace];
  const calls = RECORDED_CALLS.map((name) => `?${name}`).join(',');
  // What the program says goes nowhere: it stands in the trace, in its place among the writes.
  const { status, signal, stderr, error } = spawnSync(
    'strace',
    [...tracing, '-e', `trace=${calls}`, process.execPath, ...given],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 },
  );
  if (error !== undefined) throw error;
  // A run may end by killing itself, as a program that crashes does.
  if (status !== 0 && signal !== 'SIGKILL') throw new Error(`the recorded program failed: ${stderr}`);
}
