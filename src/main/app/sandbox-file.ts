import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** What a running sandbox writes down; sandbox/offer.ts describes the format. */
const SandboxFile = z.object({
  version: z.literal(1),
  pid: z.int().positive(),
  remotes: z
    .array(
      z.object({
        profile: z.string(),
        name: z.string().min(1).max(80),
        baseUrl: z.url().refine(isLoopback, 'a sandbox runs on this computer'),
        key: z.string().min(1).max(4096),
        currencies: z.array(z.object({ code: z.string(), uuid: z.string() })).default([]),
      }),
    )
    .min(1)
    .max(20),
});
export type SandboxFile = z.infer<typeof SandboxFile>;

/** The development data folder. The same rule stands in sandbox/offer.ts, which the program never imports. */
export function sandboxFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return env['OFFSHELF_DEV_DIR'] || join(stateFolder(env, platform), 'offshelf-dev');
}

function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env['XDG_STATE_HOME']) return env['XDG_STATE_HOME'];
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.local', 'state');
}

/** What the sandbox that runs now offers; `null` where none runs or the file is not one of its. */
export function readSandboxFile(folder: string): SandboxFile | null {
  try {
    const found = SandboxFile.safeParse(JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8')));
    return found.success && isRunning(found.data.pid) ? found.data : null;
  } catch {
    return null; // no file, or one that is just being written
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's process runs too
  }
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
