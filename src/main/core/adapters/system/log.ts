import type { Log } from '../../domain/ports/log.ts';

/** Says what a maintainer needs on the standard error output, one line of JSON each. */
export const systemLog: Log = {
  warn: (message, detail) => write({ level: 'warn', message, ...detail }),
  error: (message, cause) => write({ level: 'error', message, cause: describe(cause) }),
};

function write(line: Readonly<Record<string, string | number | boolean | null>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
