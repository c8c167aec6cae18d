import type { Remote } from '../shared/model/remote.ts';
import { failed } from './command-failure.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Named = Pick<Remote, 'name'>;

/** The environment variable that a remote takes its key from. */
export function keyVariable(name: string): string {
  return `OFFSHELF_KEY_${asVariable(name)}`;
}

/** The one that a place for images takes its secret from. */
export function placeKeyVariable(name: string): string {
  return `OFFSHELF_PLACE_KEY_${asVariable(name)}`;
}

function asVariable(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** The key that the environment has for a remote, or `null`. @throws CommandFailure where it can't be one; it is not repeated */
export function keyOf(remote: Named, env: Env): string | null {
  return readKey(keyVariable(remote.name), env, KEY);
}

/** The same of a place for images, whose secret may be a person’s password. @throws CommandFailure */
export function placeKeyOf(place: Named, env: Env): string | null {
  return readKey(placeKeyVariable(place.name), env, PASSWORD);
}

type Rule = { readonly fits: RegExp; readonly told: string };
const KEY: Rule = {
  fits: /^[\x21-\x7E]{1,4096}$/,
  told: 'can’t be a key: a key has no spaces and only plain characters.',
};
const PASSWORD: Rule = {
  fits: /^\P{Cc}{1,4096}$/u,
  told: 'can’t be a password: it is too long, or has line breaks or control characters in it.',
};

function readKey(variable: string, env: Env, { fits, told }: Rule): string | null {
  const key = env[variable]?.trim() ?? '';
  if (key === '') return null;
  if (fits.test(key)) return key;
  throw failed('bad-key', `What ${variable} holds ${told}`);
}

/** One variable can't hold the keys of two remotes: one of them would get the other's. @throws CommandFailure */
export function checkVariables(remotes: readonly Named[]): void {
  refuseShared(remotes, keyVariable);
}

/** The same of places for images. @throws CommandFailure */
export function checkPlaceVariables(places: readonly Named[]): void {
  refuseShared(places, placeKeyVariable);
}

function refuseShared(all: readonly Named[], toVariable: (name: string) => string): void {
  const seen = new Map<string, string>();
  for (const { name } of all) {
    const variable = toVariable(name);
    const other = seen.get(variable);
    if (other !== undefined) throw clash(other, name, variable);
    seen.set(variable, name);
  }
}

/** @throws CommandFailure where a new remote would share its variable with another one */
export function checkNewName(name: string, remotes: readonly Named[]): void {
  const variable = keyVariable(name);
  const other = remotes.find((remote) => keyVariable(remote.name) === variable);
  if (other === undefined) return;
  if (other.name !== name) throw clash(other.name, name, variable);
  throw failed('name-taken', `There is a remote “${name}” already. Give this one another name.`);
}

function clash(one: string, other: string, variable: string): Error {
  return failed(
    'same-key-variable',
    `“${one}” and “${other}” would both take their key from ${variable}. Give one of them another name.`,
  );
}
