import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from './redact.ts';

export type AppLog = {
  readonly warn: (message: string, detail?: unknown) => void;
  readonly error: (message: string, cause: unknown) => void;
};

const FILES = 5;
const FILE_BYTES = 1_000_000;

/** Writes lines into `folder`: five files of 1 MB at most, the oldest goes. Never throws: a log is not worth a crash. */
export function openLog(folder: string, now: () => number): AppLog {
  const nameOf = (number: number) => join(folder, number === 0 ? 'offshelf.log' : `offshelf.${number}.log`);
  const write = (level: 'warn' | 'error', message: string, detail: unknown) => {
    try {
      const line = redact(`${new Date(now()).toISOString()} ${level} ${message}${describe(detail)}`);
      mkdirSync(folder, { recursive: true });
      if (sizeOf(nameOf(0)) > FILE_BYTES) rotate(nameOf);
      appendFileSync(nameOf(0), `${line.replaceAll('\n', '\n  ')}\n`, { mode: 0o600 });
    } catch {
      // The disk may be full: nobody is helped by a program that ends for it.
    }
  };
  return {
    warn: (message, detail) => write('warn', message, detail),
    error: (message, cause) => write('error', message, cause),
  };
}

function rotate(nameOf: (number: number) => string): void {
  rmSync(nameOf(FILES - 1), { force: true });
  for (let number = FILES - 2; number >= 0; number -= 1) {
    if (sizeOf(nameOf(number)) >= 0) renameSync(nameOf(number), nameOf(number + 1));
  }
}

/** −1 where there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1;
}

function describe(detail: unknown): string {
  if (detail === undefined) return '';
  if (typeof detail === 'string') return `: ${detail}`;
  if (detail instanceof Error) return `: ${detail.stack ?? detail.message}${describe(detail.cause)}`;
  return `: ${JSON.stringify(detail)}`;
}
