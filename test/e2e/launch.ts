import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { ask } from './bridge.ts';

/** The built program: the repository, unless a build elsewhere is to be tested. */
const APP = process.env['OFFSHELF_APP'] ?? resolve(import.meta.dirname, '../..');
/** Playwright was seen to hang in 3 of 100 launches: it gets a short time and more than one try, each twice as long. */
const LAUNCH_MS = 8000;
const TRIES = 4;

export type Launch = {
  /** A catalog folder that is opened at the start, or created where it is missing. */
  readonly catalog?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type Running = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the program and Chromium wrote to their error output so far. */
  readonly said: () => string;
  /** Closes the program as a person does, and waits until it is gone. */
  readonly close: () => Promise<void>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
};

export function electronPath(): string {
  const path = process.env['OFFSHELF_ELECTRON'];
  if (path === undefined) throw new Error('OFFSHELF_ELECTRON names no Electron: run `npm run e2e`');
  return path;
}

/** What Electron is started with to run the program on a profile folder. */
export function appArgs(profile: string): readonly string[] {
  const noSandbox = process.env['OFFSHELF_NO_SANDBOX'] === '1' ? ['--no-sandbox'] : [];
  return ['--disable-dev-shm-usage', ...noSandbox, APP, `--user-data-dir=${profile}`];
}

/** Starts the program with a profile folder of its own and waits for its page. */
export async function launchApp(profile: string, launch: Launch): Promise<Running> {
  const args = [
    ...appArgs(profile),
    ...(launch.catalog === undefined ? [] : [`--catalog=${launch.catalog}`]),
    ...(launch.args ?? []),
  ];
  const env = { ...process.env, ...launch.env } as Record<string, string>; // Node's own has no undefined values
  const app = await tryToLaunch({
    executablePath: electronPath(),
    args,
    env,
    // Without this Playwright itself turns Chromium's sandbox off.
    chromiumSandbox: process.env['OFFSHELF_NO_SANDBOX'] !== '1',
    // The window follows the program's theme, not Playwright's.
    colorScheme: null,
  });
  // Taken now: Playwright forgets the process of a program that was closed.
  const child = app.process();
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  // Answered once the program behind the window is there: while it is put together, Electron loses what is evaluated in it.
  await ask(page, 'app.theme', {});
  return {
    app,
    page,
    said: () => said.join(''),
    close: () => app.close(),
    kill: () => killProcess(child),
  };
}

async function tryToLaunch(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({ ...options, timeout: LAUNCH_MS * 2 ** (attempt - 1) });
    } catch (error) {
      if (attempt === TRIES) throw error;
      console.log(`Electron did not start in time; try ${attempt + 1} of ${TRIES}`);
    }
  }
}

async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
