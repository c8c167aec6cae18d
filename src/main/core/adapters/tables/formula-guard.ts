/**
 * What a spreadsheet would run as a formula: = + - @, their full-width forms, a tab or a line end in front; also behind
 * blanks and quotes, which some programs take off first (OWASP, CSV injection).
 */
const RISKY = /^(?:'*[\t\r\n]|[\s"']*[=+\-@＝＋－＠])/;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;

export function isRisky(text: string): boolean {
  return RISKY.test(text) && !PLAIN_NUMBER.test(text);
}

/** Puts a ' in front of what a spreadsheet would take for a formula. Plain numbers stay as they are. */
export function guardText(text: string): string {
  return isRisky(text) ? `'${text}` : text;
}

/** Takes off exactly what `guardText` put there: for every text, `unguardText(guardText(text))` is the text. */
export function unguardText(text: string): string {
  return text.startsWith("'") && isRisky(text.slice(1)) ? text.slice(1) : text;
}
