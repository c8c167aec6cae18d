import type { FailureCode } from './error-codes.ts';

/** 1 failed, 2 wrong usage, 3 finished but something needs the person. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What ends a command early: a code for scripts and one plain sentence. Never holds a key. */
export class CommandFailure extends Error {
  readonly code: FailureCode;
  readonly exit: ExitCode;
  /** More for scripts, such as every row that could not be read. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    exit: ExitCode,
    code: FailureCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'CommandFailure';
    this.exit = exit;
    this.code = code;
    this.details = details;
  }
}

/** The command line itself is wrong: nothing was done. */
export function wrongUsage(message: string): CommandFailure {
  return new CommandFailure(2, 'wrong-usage', message);
}

export function failed(code: FailureCode, message: string): CommandFailure {
  return new CommandFailure(1, code, message);
}
