import { wholeCharacters } from '../../../../shared/whole-characters.ts';

/** Text of at most so many UTF-16 units, cut between characters, with an ending that says that it was cut. */
export function shorten(text: string, longest: number, ending: string): string {
  if (text.length <= longest) return text;
  return `${wholeCharacters(text.slice(0, longest - ending.length))}${ending}`;
}
