import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sumProcessor } from './electron.ts';

/** Debian's own, which `python3-uno` belongs to. */
const PYTHON = '/usr/bin/python3';

export type SheetKind = 'csv' | 'ods';

type Command =
  | readonly ['open', file: string, kind: SheetKind, heading: string]
  | readonly ['replace', pattern: string, text: string]
  | readonly ['save', file: string, kind: SheetKind]
  | readonly ['undo' | 'digest' | 'close'];

/** A LibreOffice Calc without a window, and one document in it. */
export type Calc = {
  readonly version: string;
  /**
   * `open` finds the column under the heading, for `replace` and for the `digest` of all its texts (SHA-256, a line each).
   * Answers once Calc has done it. @throws Error where it can not
   */
  readonly ask: (...command: Command) => Promise<unknown>;
  /** Milliseconds of processor time that it took so far. */
  readonly processor: () => number;
  readonly close: () => Promise<void>;
};

/** Starts it; `null` where it or its Python is not installed. */
export async function openCalc(): Promise<Calc | null> {
  const { status, stdout } = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  if (status !== 0 || spawnSync(PYTHON, ['-c', 'import uno']).status !== 0) return null;
  const driver = spawn(PYTHON, [join(import.meta.dirname, 'calc.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(driver, 'close');
  const lines = createInterface({ input: driver.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('LibreOffice Calc ended');
    return JSON.parse(line.value);
  };
  await answer();
  return {
    version: stdout.trim(),
    ask: (...command) => {
      driver.stdin.write(`${JSON.stringify(command)}\n`);
      return answer();
    },
    processor: () => sumProcessor(driver.pid ?? 0),
    close: async () => {
      driver.stdin.end();
      await ended;
    },
  };
}
