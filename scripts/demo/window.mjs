// A person at the window: mouse, keyboard, and waiting for words on the screen.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { ROOT } from '../lib/paths.mjs';

const LAUNCH_MS = 10_000;
const WAIT_MS = 15_000;
const TRIES = 3;

function launchOptions(profile, args, env) {
  const sandboxed = process.env.OFFSHELF_NO_SANDBOX !== '1';
  return {
    executablePath: process.env.OFFSHELF_ELECTRON,
    args: [ROOT, `--user-data-dir=${profile}`, '--disable-dev-shm-usage', ...args],
    chromiumSandbox: sandboxed,
    env: { ...process.env, ...env },
    timeout: LAUNCH_MS,
  };
}

/** Starts the program; a launch that hangs under load is tried again. */
async function launch(options) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await _electron.launch(options);
    } catch (error) {
      if (tries === TRIES || !String(error).includes('Timeout')) throw error;
    }
  }
}

/**
 * Opens the window and hands back what a person can do with it. `pictures` is the folder for the pictures,
 * `size` the size of the window's content in CSS pixels.
 */
export async function openWindow({
  profile,
  pictures,
  size = { width: 1280, height: 800 },
  args = [],
  env = {},
}) {
  const app = await launch(launchOptions(profile, args, env));
  const page = await app.firstWindow();
  page.setDefaultTimeout(WAIT_MS);
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  mkdirSync(pictures, { recursive: true });

  const see = async (text, within = page) => {
    try {
      await within.getByText(text).filter({ visible: true }).first().waitFor();
    } catch {
      throw new Error(`the text ${text} did not appear`);
    }
  };
  return {
    page,
    see,
    click: (role, name) => page.getByRole(role, { name }).first().click(),
    /** Puts the keyboard into the products. */
    toList: () => page.locator('[data-pane="list"] [data-pane-focus]').focus(),
    focus: (label) => page.getByLabel(label, { exact: true }).first().click(),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    /** Types over what a field holds. */
    async enter(label, text) {
      await page.getByLabel(label, { exact: true }).first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    async shoot(name) {
      const file = join(pictures, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      return file;
    },
    close: () => app.close(),
  };
}
