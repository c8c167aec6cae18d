import { lstat } from 'node:fs/promises';
import type { Context } from './command.ts';
import { failed } from './command-failure.ts';

/** A file that is there is replaced only where the call says so. @throws CommandFailure */
export async function refuseExisting(
  { given, pathOf }: Pick<Context, 'given' | 'pathOf'>,
  file: string,
): Promise<void> {
  if (given.flag('replace') || !(await isThere(pathOf(file)))) return;
  throw failed(
    'not-allowed-now',
    `${file} is there already. Name another file, or replace it with --replace.`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}
