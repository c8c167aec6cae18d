import type { Outcome } from './command.ts';
import { CommandFailure, type ExitCode } from './command-failure.ts';

/** Answers are on standard output, and nothing else is. */
export function tellOutcome({ exit, json, text }: Outcome, asJson: boolean): ExitCode {
  write(process.stdout, asJson ? JSON.stringify(json) : text);
  return exit;
}

export function tellText(text: string, asJson: boolean): ExitCode {
  write(process.stdout, asJson ? JSON.stringify({ help: text }) : text);
  return 0;
}

/** The sentence goes to the person; a script that asked for JSON gets it as a document too. */
export function tellFailure(error: unknown, asJson: boolean): ExitCode {
  const { exit, code, message, details } = asFailure(error);
  write(process.stderr, message);
  if (asJson) write(process.stdout, JSON.stringify({ error: { code, message, ...details } }));
  return exit;
}

export function say(line: string): void {
  write(process.stderr, line);
}

function write(stream: NodeJS.WriteStream, text: string): void {
  if (text !== '') stream.write(`${text}\n`);
}

/** Anything else is a bug: the stack is for whoever mends it. */
function asFailure(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new CommandFailure(1, 'internal', 'Something went wrong in Offshelf. Please try again.');
}
