import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from './command-line.ts';

/** What `import --json` says. */
export type ImportDoc = {
  readonly counts?: object;
  readonly columns?: object;
  readonly set?: object;
  readonly setAll?: object;
  readonly changed?: object | null;
  readonly queue?: object | null;
  readonly recalled?: readonly string[];
  readonly plan?: object;
  readonly notes?: readonly string[];
  readonly problems?: readonly { readonly repair: string; readonly note: string }[];
  readonly error?: { readonly code: string };
};

export function writeHere(terminal: Terminal, name: string, text: string | Buffer): string {
  writeFileSync(join(terminal.folder, name), text);
  return name;
}

export async function importJson(terminal: Terminal, args: readonly string[], stdin = '') {
  const { code, doc } = await terminal.json(['import', ...args], { stdin });
  return { code, doc: doc as ImportDoc };
}

export async function names(terminal: Terminal): Promise<string[]> {
  const { doc } = await terminal.json(['product', 'list']);
  return (doc as readonly { readonly name: string }[]).map(({ name }) => name);
}
