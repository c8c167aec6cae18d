import { wrongUsage } from './command-failure.ts';

export type Pair = { readonly name: string; readonly value: string };

/** Takes `name=value` apart at the first `=`. @throws CommandFailure, without the value: it may be a key */
export function readPairs(texts: readonly string[], what: string, option = '--set'): readonly Pair[] {
  const seen = new Set<string>();
  return texts.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw wrongUsage(`${option} takes ${what}=VALUE.`);
    const name = text.slice(0, at).trim();
    if (seen.has(name)) throw wrongUsage(`“${name}” is set twice.`);
    seen.add(name);
    return { name, value: text.slice(at + 1) };
  });
}
