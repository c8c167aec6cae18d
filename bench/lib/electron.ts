import { readdirSync, readFileSync } from 'node:fs';
import { _electron, type Page } from '@playwright/test';

export type ElectronWindow = {
  readonly page: Page;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Megabytes of all its processes, what they share counted once. */
  readonly memory: () => number;
  /** Milliseconds of processor time that its processes took so far. */
  readonly processor: () => number;
  readonly close: () => Promise<void>;
};

const TRIES = 3;
/** A busy machine takes its time. */
const LAUNCH_MS = 30_000;

/** Starts Electron on a program and waits for its window. Needs a display. */
export async function openElectron(args: readonly string[]): Promise<ElectronWindow> {
  const executablePath = process.env['OFFSHELF_ELECTRON'];
  if (executablePath === undefined) throw new Error('OFFSHELF_ELECTRON names no Electron');
  const sandboxed = process.env['OFFSHELF_NO_SANDBOX'] !== '1';
  const options = { executablePath, args: ['--disable-dev-shm-usage', ...args], chromiumSandbox: sandboxed };
  const app = await tryToLaunch({ ...options, timeout: LAUNCH_MS });
  const page = await app.firstWindow();
  const started = await app.evaluate(() => process.getCreationTime() ?? Date.now());
  const { pid } = app.process();
  return {
    page,
    started,
    memory: () => sumMemory(pid ?? 0),
    processor: () => sumProcessor(pid ?? 0),
    close: () => app.close(),
  };
}

/** Playwright hangs now and then when it launches. */
async function tryToLaunch(options: Parameters<typeof _electron.launch>[0]) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await _electron.launch(options);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

function sumMemory(root: number): number {
  return countOnce(familyOf(root)) / 1024;
}

/**
 * Kilobytes of processes. A part of a file is as large as the most of it that one of them has: what the system would take off
 * because other programs have it too depends on who else runs.
 */
function countOnce(pids: readonly number[]): number {
  const files = new Map<string, number>();
  let own = 0;
  for (const pid of pids) {
    for (const [, place = '', inode, lines = ''] of readProc(String(pid), 'smaps').matchAll(MAPPING)) {
      const read = (name: string) => Number(new RegExp(`^${name}: +(\\d+)`, 'm').exec(lines)?.[1] ?? 0);
      if (inode === '0') own += read('Pss');
      else {
        own += read('Anonymous');
        files.set(place, Math.max(files.get(place) ?? 0, read('Rss') - read('Anonymous')));
      }
    }
  }
  return [...files.values()].reduce((sum, size) => sum + size, own);
}

/** A mapping of `smaps`: where it stands in which file, the file's number (0 for none), and the lines about it. */
const MAPPING = /^[0-9a-f]+-[0-9a-f]+ \S+ ([0-9a-f]+ \S+ (\d+)).*\n((?:[A-Z]\w*:.*\n)+)/gm;

/** Milliseconds of processor time of a process and whatever it started. The system counts in hundredths of a second. */
export function sumProcessor(root: number): number {
  const ticks = familyOf(root).map((pid) => {
    const after = readProc(String(pid), 'stat').split(') ')[1]?.split(' ') ?? [];
    return Number(after[11] ?? 0) + Number(after[12] ?? 0);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}

/** A process and whatever it started. */
function familyOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\t(\d+)/m.exec(readProc(name, 'status'))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOurs);
}

/** Empty where the process ended meanwhile. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
