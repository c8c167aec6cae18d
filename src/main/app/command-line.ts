import { resolve } from 'node:path';

export type CommandLine = {
  /** A `.offshelf` file that was double-clicked or named. */
  readonly file: string | null;
  /** A catalog folder to open, or to create where it is missing. Development only. */
  readonly catalog: string | null;
};

/** Reads what the program was started with. Relative paths start at `folder`. */
export function readCommandLine(args: readonly string[], folder: string, development: boolean): CommandLine {
  const file = args.slice(1).findLast((arg) => !arg.startsWith('-') && isCatalogFile(arg));
  const catalog = development ? readSwitch(args, 'catalog') : null;
  return {
    file: file === undefined ? null : resolve(folder, file),
    catalog: catalog === null ? null : resolve(folder, catalog),
  };
}

export function readSwitch(args: readonly string[], name: string): string | null {
  const start = `--${name}=`;
  const value = args.findLast((arg) => arg.startsWith(start))?.slice(start.length);
  return value === undefined || value === '' ? null : value;
}

export function isCatalogFile(path: string): boolean {
  return path.toLowerCase().endsWith('.offshelf') && !path.includes('\0');
}
