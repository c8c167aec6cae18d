import type { Writable } from 'node:stream';
import type { Caller } from './caller.ts';
import type { Outcome } from './command.ts';
import { CommandFailure, type ExitCode } from './command-failure.ts';

type Streams = Pick<Caller, 'stdout' | 'stderr'>;

/** Rows of one piece of a long answer: a whole one may be longer than a string can be. */
const ROWS_AT_ONCE = 1_000;

/**
 * Answers are on standard output, and nothing else is. A long list leaves piece by piece, as fast as it is read; the catalog
 * is closed by then, so that a slow reader holds nobody up.
 */
export async function tellOutcome(
  { stdout }: Streams,
  { exit, json, text }: Outcome,
  asJson: boolean,
): Promise<ExitCode> {
  if (!asJson) write(stdout, typeof text === 'string' ? text : text());
  else if (Array.isArray(json)) await writeRows(stdout, json);
  else write(stdout, JSON.stringify(json));
  return exit;
}

async function writeRows(stdout: Writable, rows: readonly unknown[]): Promise<void> {
  stdout.write('[');
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const piece = JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE)).slice(1, -1);
    const isTaken = stdout.write(`${at === 0 ? '' : ','}${piece}`);
    if (!isTaken) await untilTaken(stdout);
    if (stdout.destroyed) return;
  }
  stdout.write(']\n');
}

/** Until there is room again, or nobody reads any more. */
async function untilTaken(stream: Writable): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
}

export function tellText(
  { stdout }: Streams,
  text: string,
  asJson: boolean,
  what: 'help' | 'version' = 'help',
): ExitCode {
  write(stdout, asJson ? JSON.stringify({ [what]: text }) : text);
  return 0;
}

/** The sentence goes to the person; a script that asked for JSON gets it as a document too. */
export function tellFailure({ stdout, stderr }: Streams, error: unknown, asJson: boolean): ExitCode {
  const { exit, code, message, details } = asFailure(stderr, error);
  write(stderr, message);
  if (asJson) write(stdout, JSON.stringify({ error: { code, message, ...details } }));
  return exit;
}

/** Said where the answer itself could not be written. */
export function sayUntold(streams: Streams, { code, message }: NodeJS.ErrnoException): void {
  const why = code === 'ENOSPC' ? 'the disk is full' : (code ?? message);
  say(streams, `The answer could not be written: ${why}.`);
}

export function say({ stderr }: Streams, line: string): void {
  write(stderr, line);
}

function write(stream: Writable, text: string): void {
  if (text !== '') stream.write(`${text}\n`);
}

/** Anything else is a bug: the stack is for whoever mends it. */
function asFailure(stderr: Writable, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new CommandFailure(1, 'internal', 'Something went wrong in Offshelf. Please try again.');
}
