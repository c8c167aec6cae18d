import type { Remote } from '../shared/model/remote.ts';
import { failed } from './command-failure.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Named = Pick<Remote, 'name'>;

/** The environment variable that a remote takes its key from. */
export function keyVariable(name: string): string {
  return `OFFSHELF_KEY_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** The key that the environment has for a remote, or `null`. @throws CommandFailure where it can't be one; it is not repeated */
export function keyOf(remote: Named, env: Env): string | null {
  const variable = keyVariable(remote.name);
  const key = env[variable]?.trim() ?? '';
  if (key === '') return null;
  if (/^[\x21-\x7E]{1,4096}$/.test(key)) return key;
  throw failed(
    'bad-key',
    `What ${variable} holds can’t be a key: a key has no spaces and only plain characters.`,
  );
}

/** One variable can't hold the keys of two remotes: one of them would get the other's. @throws CommandFailure */
export function checkVariables(remotes: readonly Named[]): void {
  const seen = new Map<string, string>();
  for (const { name } of remotes) {
    const variable = keyVariable(name);
    const other = seen.get(variable);
    if (other !== undefined) throw clash(other, name);
    seen.set(variable, name);
  }
}

/** @throws CommandFailure where a new remote would share its variable with another one */
export function checkNewName(name: string, remotes: readonly Named[]): void {
  const other = remotes.find((remote) => keyVariable(remote.name) === keyVariable(name));
  if (other !== undefined) throw clash(other.name, name);
}

function clash(one: string, other: string): Error {
  if (one === other)
    return failed('name-taken', `There is a remote “${one}” already. Give this one another name.`);
  return failed(
    'same-key-variable',
    `“${one}” and “${other}” would both take their key from ${keyVariable(one)}. Give one of them another name.`,
  );
}
