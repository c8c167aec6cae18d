import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { failed } from './command-failure.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Where the window keeps what it remembers between runs, as Electron places it. */
export function userFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return join(home(env), 'Library', 'Application Support', 'Offshelf');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Offshelf');
  return join(env['XDG_CONFIG_HOME'] || join(home(env), '.config'), 'Offshelf');
}

function home(env: Env): string {
  return env['HOME'] || homedir();
}

/** The little of the window's preferences that is read here; nothing is ever written to them. */
const Remembered = z.object({
  lastCatalog: z.string().nullable().default(null),
  installId: z.uuid().nullable().default(null),
});

/** Where requests are written down a second time, for every catalog of this person. */
export function ledgerFolder(env: Env): string {
  return join(userFolder(env), 'ledger');
}

/**
 * The name of this installation, the same as the window's. Where the window was never started it is made here, in a file that
 * the window takes it from.
 * @throws CommandFailure where it can't be kept
 */
export function installationName(env: Env): string {
  const folder = userFolder(env);
  const known = Remembered.safeParse(parse(readText(join(folder, 'preferences.json'))));
  if (known.success && known.data.installId !== null) return known.data.installId;
  const file = join(folder, 'install-id');
  const kept = () => z.uuid().safeParse(readText(file).trim());
  const before = kept();
  if (before.success) return before.data;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomUUID()}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    // Another call may have been faster; what it wrote is read below.
  }
  const made = kept();
  if (made.success) return made.data;
  throw failed(
    'read-only',
    `Offshelf keeps the name of this installation in ${file}, which can’t be written.`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The folder of the catalog that the window opens at its start. @throws CommandFailure where it opens none */
export function lastCatalog(env: Env): string {
  const file = join(userFolder(env), 'preferences.json');
  const none = failed(
    'no-catalog',
    `The window has no catalog that it would open, by what it keeps in ${userFolder(env)}. Open one there, or name a folder with --data DIR.`,
  );
  const text = readText(file);
  if (text === '') throw none;
  const read = Remembered.safeParse(parse(text));
  if (!read.success) {
    throw failed('no-catalog', `The preferences in ${file} can’t be read. Name a folder with --data DIR.`);
  }
  if (read.data.lastCatalog === null) throw none;
  return read.data.lastCatalog;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
