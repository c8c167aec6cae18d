// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\0-\x7F]*$/;

/** `ı` has a capital that is the capital of `i` too, but Unicode folds it to neither. */
const DOTLESS_I = 'ı';

/**
 * Text in which upper and lower case look the same. It has the length of the original, so that a place found in it
 * is that place in the original: characters whose other case is longer, such as `ß` and `İ`, stay as they are.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  if (character === DOTLESS_I) return character;
  const upper = character.toUpperCase();
  const lower = (upper.length === character.length ? upper : character).toLowerCase();
  return lower.length === character.length ? lower : character;
}
