// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\0-\x7F]*$/;

/** `ß` and `ẞ` and `SS`, `ς` and `Σ`, are the same without case: `ẞ` is its own capital, so that it is made small first. */
export function withoutCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}
