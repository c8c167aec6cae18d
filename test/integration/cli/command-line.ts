import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { runCommandLine } from '../../../src/cli/run-command-line.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What `npx offshelf` runs, and the program that it starts. */
const BIN = join(ROOT, 'scripts/offshelf.mjs');
export const PROGRAM = join(ROOT, 'src/cli/index.ts');

export type Called = { readonly code: number | null; readonly out: string; readonly err: string };

type Options = {
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Starts a program, as a shell does; without it the call is made in this process, which costs none. */
  readonly asProgram?: boolean;
  /** Starts it as `npx offshelf` does, which costs a second process. */
  readonly throughBin?: boolean;
  /** Starts a program, and hears of it as soon as it runs. */
  readonly started?: (child: ChildProcess) => void;
};

/** Only the test knows what it expects. */
export type Answered = { readonly code: number | null; readonly doc: unknown };

/** A person at a terminal: a folder, a catalog in it, keys in the environment. */
export type Terminal = {
  readonly folder: string;
  /** The folder of the catalog. */
  readonly data: string;
  /** Calls `offshelf` as it stands, without naming the catalog. */
  readonly plain: (args: readonly string[], options?: Options) => Promise<Called>;
  /** Calls `offshelf` about the catalog. */
  readonly call: (args: readonly string[], options?: Options) => Promise<Called>;
  /** The document that a call prints with `--json`, and its exit code. */
  readonly json: (args: readonly string[], options?: Options) => Promise<Answered>;
};

/** A terminal of its own, with nothing of this person's: no preferences, no keys but those given. */
export function openTerminal(
  keys: Readonly<Record<string, string>> = {},
  { asProgram: always = false }: Pick<Options, 'asProgram'> = {},
): Terminal {
  const folder = temporaryFolder();
  const data = join(folder, 'catalog');
  const { HOME: _home, APPDATA: _data, ...inherited } = process.env;
  const home = join(folder, 'home');
  const env = { ...inherited, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), APPDATA: home, ...keys };
  const plain: Terminal['plain'] = (args, options = {}) => {
    const { asProgram = always, throughBin = false, started } = options;
    const surroundings = { cwd: folder, env: { ...env, ...options.env }, stdin: options.stdin ?? '' };
    if (throughBin) return runProgram([BIN, ...args], surroundings, started);
    if (asProgram || started !== undefined) return runProgram([PROGRAM, ...args], surroundings, started);
    return runHere(args, surroundings);
  };
  return {
    folder,
    data,
    plain,
    call: (args, options) => plain([...args, '--data', data], options),
    json: async (args, options) => {
      const { code, out } = await plain([...args, '--data', data, '--json'], options);
      return { code, doc: JSON.parse(out) as unknown };
    },
  };
}

type Surroundings = {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: string | Buffer;
};

async function runHere(args: readonly string[], { cwd, env, stdin }: Surroundings): Promise<Called> {
  const out = createSink();
  const err = createSink();
  const code = await runCommandLine(args, {
    env,
    cwd: () => cwd,
    stdin: () => Readable.from([stdin]),
    stdout: out.stream,
    stderr: err.stream,
    interrupted: () => new Promise(() => {}),
  });
  return { code, out: out.text(), err: err.text() };
}

function createSink() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

async function runProgram(
  args: readonly string[],
  { cwd, env, stdin }: Surroundings,
  started?: (child: ChildProcess) => void,
): Promise<Called> {
  const child = spawn(process.execPath, [...args], { cwd, env, detached: true });
  onTestFinished(() => endGroup(child));
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {}); // a call that reads nothing may be over before
  child.stdin.end(stdin);
  started?.(child);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** Kills a call and what it started, as a power cut would. */
export function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is over.
  }
}

/** Both stand-in remotes, a terminal that has their keys, and a catalog that has them as Jani and Bees. */
export async function openShop(
  options: Pick<Options, 'asProgram'> = {},
): Promise<{ readonly sandbox: Sandbox; readonly terminal: Terminal }> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { jani, journeybee } = sandbox;
  const keys = { OFFSHELF_KEY_JANI: jani.key, OFFSHELF_KEY_BEES: journeybee.key };
  const terminal = openTerminal(keys, options);
  const euro = journeybee.currencies.find(({ code }) => code === 'EUR')?.uuid ?? '';
  await terminal.call(['remote', 'add', 'Jani', '--profile', 'jani', '--url', jani.url]);
  const bees = ['remote', 'add', 'Bees', '--profile', 'journeybee', '--url', journeybee.url];
  await terminal.call([...bees, '--set', `currency.EUR=${euro}`]);
  return { sandbox, terminal };
}

/** Stands in an expected document for a text that has this one in it. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

/** Rows as `submissions --json` prints them. */
export type SubmissionRow = {
  readonly id: string;
  readonly product: number;
  readonly remote: string;
  readonly state: string;
  readonly reason: string | null;
  readonly remoteId: string | null;
  readonly attempts: number;
};

export async function submissions(terminal: Terminal, state?: string): Promise<readonly SubmissionRow[]> {
  const args = state === undefined ? [] : ['--state', state];
  return (await terminal.json(['submissions', ...args])).doc as SubmissionRow[];
}
