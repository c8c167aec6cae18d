import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Sandbox } from './start.ts';
import { parseJson } from './validation.ts';

/**
 * What a running sandbox tells an unpackaged app, as JSON. The app reads the file and never imports this
 * folder, so this is the format's one description; whoever reads it checks `version` first.
 * `baseUrl` and `key` are ready for a remote of that profile; `currencies` are JourneyBee's code → uuid pairs,
 * the account's default first. After a crash the file stays: a reader checks that `pid` lives.
 */
export type Offer = {
  readonly version: 1;
  readonly pid: number;
  /** ISO time. */
  readonly startedAt: string;
  readonly remotes: readonly {
    readonly profile: 'jani' | 'journeybee';
    readonly name: string;
    readonly baseUrl: string;
    readonly key: string;
    readonly currencies?: readonly { readonly code: string; readonly uuid: string }[];
  }[];
};

/** Where the offer lies unless told otherwise: `sandbox.json` in the development data folder. */
export function offerFile(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  return join(env['OFFSHELF_DEV_DIR'] || join(stateFolder(env, platform), 'offshelf-dev'), 'sandbox.json');
}

function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['XDG_STATE_HOME']) return env['XDG_STATE_HOME'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.local', 'state');
}

/** Words the offer of a sandbox that this process runs. */
export function makeOffer({ jani, journeybee }: Sandbox, startedAt: Date): Offer {
  const pairs = journeybee.currencies.map(({ code, uuid }) => ({ code, uuid }));
  return {
    version: 1,
    pid: process.pid,
    startedAt: startedAt.toISOString(),
    remotes: [
      { profile: 'jani', name: 'Jani sandbox', baseUrl: jani.url, key: jani.key },
      {
        profile: 'journeybee',
        name: 'JourneyBee sandbox',
        baseUrl: journeybee.url,
        key: journeybee.key,
        currencies: pairs,
      },
    ],
  };
}

/** Writes the offer beside its place and renames it there, readable by its owner alone. */
export function writeOffer(file: string, offer: Offer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${offer.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(offer, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
}

/** Removes the offer, unless another sandbox has put its own there since. */
export function removeOffer(file: string, pid: number): void {
  if (readPid(file) === pid) rmSync(file, { force: true });
}

function readPid(file: string): unknown {
  try {
    const offer = parseJson(readFileSync(file, 'utf8'));
    return typeof offer === 'object' && offer !== null && 'pid' in offer ? offer.pid : undefined;
  } catch {
    return undefined; // gone already
  }
}
