import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CONFIG = /^(tsconfig.*\.json|package\.json|\.gitignore|\.oxlintrc\.json|\.dependency-cruiser\.mjs)$/;

/** A throwaway checkout with our configuration and no code, to see whether the rules refuse what they should. */
export type RuleLab = {
  readonly put: (file: string, text: string) => void;
  readonly remove: (path: string) => void;
  /** Runs a tool of the real checkout on this one; answers with all it says. */
  readonly run: (tool: string, ...args: readonly string[]) => string;
  readonly close: () => void;
};

export function openRuleLab(): RuleLab {
  const dir = mkdtempSync(join(tmpdir(), 'offshelf-rules-'));
  for (const file of readdirSync(ROOT).filter((name) => CONFIG.test(name)))
    cpSync(join(ROOT, file), join(dir, file));
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'), 'junction');
  return {
    put: (file, text) => {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), text);
    },
    remove: (path) => rmSync(join(dir, path), { recursive: true, force: true }),
    run: (tool, ...args) => {
      const { stdout, stderr } = spawnSync(process.execPath, [join(ROOT, tool), ...args], {
        cwd: dir,
        encoding: 'utf8',
      });
      return stdout + stderr;
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
