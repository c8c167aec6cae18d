import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDeferred } from '../../src/main/app/deferred.ts';
import type { Input, OperationOf, Output } from '../../src/shared/contract/api.ts';
import type { Result } from '../../src/shared/contract/result.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/core-program.ts', import.meta.url));

/** Every start reads the same hundred files: what Node made of them is kept for the next one. */
const NODE = {
  ...process.env,
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/crash', import.meta.url)),
};

export type Opened =
  | { readonly kind: 'ready'; readonly unclean: boolean; readonly damage: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string; readonly message: string }
  | { readonly kind: 'ended' };

/** Waits that a program keeps pass so many times as fast, counted from one moment. */
export type Time = { readonly startedAt: number; readonly speed: number };

type Operation = OperationOf<'query' | 'scan' | 'command'>;

/** A running program: the core in a process of its own, told what to do from here. */
export type Program = {
  readonly opened: Promise<Opened>;
  /** The answer of the program, or `null` when it ended before it gave one. */
  readonly ask: <O extends Operation>(operation: O, input: Input<O>) => Promise<Result<Output<O>> | null>;
  readonly tell: (
    operation: 'start' | 'key' | 'logged' | 'memory' | 'close',
    input?: unknown,
  ) => Promise<unknown>;
  /** Ends it at once, without a word. */
  readonly kill: () => void;
  readonly isOver: () => boolean;
  readonly ended: Promise<'by itself' | 'killed from here' | 'killed by another'>;
  /** What it printed where only its bugs and the tracer print. */
  readonly complaints: () => string;
};

type Line =
  | { readonly ready: { readonly unclean: boolean; readonly damage: readonly string[] } }
  | { readonly refused: { readonly why: string; readonly message: string } }
  | { readonly id: number; readonly result: Result<unknown> };

/** It prints nothing else; a line that it was killed in the midst of is no answer. */
function readLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

/** Where the send ledger of a catalog is kept: outside of it. */
export function ledgersOf(folder: string): string {
  return `${folder}.ledgers`;
}

/** Starts the program on a catalog, made where there is none; `under` is a command that it runs under. */
export function startProgram(folder: string, time: Time, under: readonly string[] = []): Program {
  const { startedAt, speed } = time;
  const own = [process.execPath, PROGRAM, folder, String(startedAt), String(speed), ledgersOf(folder)];
  const [command = '', ...rest] = [...under, ...own];
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'], env: NODE, detached: true });
  const waiting = new Map<number, (result: Result<unknown> | null) => void>();
  const opened = createDeferred<Opened>();
  let last = 0;
  let isOver = false;
  let complaints = '';

  child.stdin.on('error', () => {}); // it is gone: what was asked is answered with null
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = readLine(text);
    if (line !== undefined) hear(line);
  });
  const hear = (line: Line) => {
    if ('ready' in line) opened.resolve({ kind: 'ready', ...line.ready });
    else if ('refused' in line) opened.resolve({ kind: 'refused', ...line.refused });
    else {
      waiting.get(line.id)?.(line.result);
      waiting.delete(line.id);
    }
  };
  let isKilledHere = false;
  const ended = whenClosed(child).then((signal) => {
    isOver = true;
    opened.resolve({ kind: 'ended' });
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    if (signal === null) return 'by itself';
    return isKilledHere ? 'killed from here' : 'killed by another';
  });
  const send = (operation: string, input: unknown): Promise<Result<unknown> | null> => {
    if (isOver) return Promise.resolve(null);
    last += 1;
    const id = last;
    child.stdin.write(`${JSON.stringify({ id, operation, input })}\n`);
    return new Promise((answer) => waiting.set(id, answer));
  };
  return {
    opened: opened.promise,
    ask: (operation, input) => send(operation, input) as never, // the program answers as the contract says
    tell: async (operation, input = {}) => {
      const result = await send(operation, input);
      return result?.ok === true ? result.value : null;
    },
    kill: () => {
      isKilledHere ||= killGroup(child);
    },
    isOver: () => isOver,
    ended,
    complaints: () => complaints,
  };
}

/** A tracer goes with what it traces. */
function killGroup({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (pid === undefined || exitCode !== null || signalCode !== null) return false;
  try {
    return process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

function whenClosed(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    child.once('close', (_code, signal) => resolve(signal));
    child.once('error', reject);
  });
}
