import { readdirSync, readFileSync } from 'node:fs';
import { _electron, type Page } from '@playwright/test';

export type ElectronWindow = {
  readonly page: Page;
  /** Milliseconds since 1970. */
  readonly started: number;
  /** Megabytes of all its processes, what they share counted once. */
  readonly memory: () => number;
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
  return { page, started, memory: () => sumMemory(pid ?? 0), close: () => app.close() };
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
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\t(\d+)/m.exec(readProc(name, 'status'))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const sizes = [...parents.keys()].filter(isOurs).map((pid) => {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readProc(String(pid), 'smaps_rollup'))?.[1];
    return Number(kilobytes ?? 0);
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Empty where the process ended meanwhile. */
function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
