import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The calls by which a program changes what is on disk. SQLite writes with `pwrite64`; `write` is what it says to others. */
const CALLS = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'link', 'rename'] as const;
/** Those that a failing or a full disk fails. */
const DISK_CALLS: readonly Call[] = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate'];

export type Call = (typeof CALLS)[number];

/** One call as the tracer wrote it down. */
export type Traced = {
  readonly call: Call;
  /** It is so many-th of its name. */
  readonly nth: number;
  readonly injected: boolean;
  /** The file that it is about; empty where it names none that is open. */
  readonly file: string;
};

/** What is done to a program at one of its calls. */
export type Blow = 'kill' | 'EIO once' | 'EIO on' | 'ENOSPC once' | 'ENOSPC on';
export const BLOWS: readonly Blow[] = ['kill', 'EIO once', 'EIO on', 'ENOSPC once', 'ENOSPC on'];

/** Why calls can not be made to fail here; `null` where they can. */
export function whyNoTracer(): string | null {
  const { error, status } = spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', 'true']);
  if (error !== undefined) return 'strace is not installed';
  return status === 0 ? null : 'no permission to trace a program';
}

/** The command that a program runs under, so that its calls are written down and blows fall. */
export function underTracer(log: string, injections: readonly string[]): readonly string[] {
  const blows = injections.flatMap((injection) => ['-e', `inject=${injection}`]);
  // With its filter in the kernel the tracer is several times as fast, but signals that it injects get lost.
  const filter = injections.some((injection) => injection.includes('signal=')) ? [] : ['--seccomp-bpf'];
  return ['strace', '-f', ...filter, '-qq', '-y', '-o', log, '-e', `trace=${CALLS.join(',')}`, ...blows];
}

export function canFail({ call }: Traced): boolean {
  return DISK_CALLS.includes(call);
}

/** The tracer counts the calls of each name by itself, so that a disk that fails for good fails each from its own count. */
export function injectionsFor(blow: Blow, at: Traced, before: readonly Traced[]): readonly string[] {
  if (blow === 'kill') return [`${at.call}:signal=KILL:when=${at.nth}`];
  const [error = '', length] = blow.split(' ');
  if (length === 'once') return [`${at.call}:error=${error}:when=${at.nth}`];
  return DISK_CALLS.map((call) => {
    const gone = before.filter((traced) => traced.call === call).length;
    return `${call}:error=${error}:when=${gone + 1}+`;
  });
}

/** What the tracer has written down so far. */
export function readTrace(log: string): readonly Traced[] {
  if (!existsSync(log)) return [];
  const counts = new Map<string, number>();
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name] = /^\d+ +(\w+)\(/.exec(line) ?? [];
      const call = CALLS.find((known) => known === name);
      if (call === undefined) return [];
      const nth = (counts.get(call) ?? 0) + 1;
      counts.set(call, nth);
      return [
        { call, nth, injected: line.includes('(INJECTED)'), file: /^[^<]*<([^>]*)>/.exec(line)?.[1] ?? '' },
      ];
    });
}
