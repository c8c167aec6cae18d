/** A piece of a longer text without the halves of characters that it was cut through. */
export function wholeCharacters(piece: string): string {
  return piece.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}
