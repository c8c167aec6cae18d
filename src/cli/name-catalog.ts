import type { Given } from './command.ts';

/** How a command that is offered names the catalog of this call, so that it can be pasted as it stands; as it was typed. */
export function nameCatalog(given: Given): string {
  const data = given.text('data');
  return data === undefined ? '--mine' : `--data ${quoteWord(data)}`;
}

/** One word for a shell: in straight quotes where it needs any. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/[$`\\!"]/.test(word)) return `"${word}"`;
  return word.includes("'") ? `"${word.replaceAll(/[$`\\"]/g, '\\$&')}"` : `'${word}'`;
}
