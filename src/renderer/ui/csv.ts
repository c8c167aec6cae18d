/** So that programs that guess take the file for UTF-8. */
export const BYTE_ORDER_MARK = '\u{FEFF}';

/** A line of CSV that no spreadsheet runs: what begins like a formula stands behind an apostrophe, also after a `;` or a tab. */
export function writeCsvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(guard(cell))).join(',')}\r\n`;
}

function guard(cell: string): string {
  return cell.replaceAll(/(^|[;\t\r\n])(?=[=+\-@])|^(?=[\t\r])/g, "$1'");
}

function quote(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
