/** Cells as a spreadsheet gives and takes them: rows of texts, tabs between cells. */
export type TextTable = readonly (readonly string[])[];

const NEEDS_QUOTES = /[\t\r\n]|^"/;

/** Writes a table as the text that spreadsheets exchange: tabs, CR LF, quotes where a cell would fall apart without. */
export function writeTsv(table: TextTable): string {
  const lines = table.map((row) => row.map(quoteCell).join('\t'));
  const last = table.at(-1);
  // An empty last line would be taken for the end of the line before.
  const end = last?.length === 1 && last[0] === '' ? '\r\n' : '';
  return lines.join('\r\n') + end;
}

function quoteCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Reads what was copied from a spreadsheet or a text. A cell is quoted only where its quotes close right before the next
 * tab or line, so that `12" ruler` and a lone quotation mark stay what they are.
 */
export function readTsv(given: string): TextTable {
  const text = given.replace(/(?:\r\n|\n|\r)$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const cell = readCell(text, at);
    rows.at(-1)?.push(cell.text);
    at = cell.end;
    if (at >= text.length) return rows;
    if (text[at] === '\t') at += 1;
    else {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
  }
}

type ReadCell = { readonly text: string; readonly end: number };

function readCell(text: string, from: number): ReadCell {
  const quoted = text[from] === '"' ? readQuoted(text, from) : null;
  if (quoted !== null) return quoted;
  const end = findEnd(text, from);
  return { text: text.slice(from, end), end };
}

const END = /[\t\r\n]/g;

function findEnd(text: string, from: number): number {
  END.lastIndex = from;
  return END.exec(text)?.index ?? text.length;
}

/** `null` where the quotation mark is none: it is never closed, or something follows it. */
function readQuoted(text: string, from: number): ReadCell | null {
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    if (text[close + 1] === '"') {
      at = close + 2;
      continue;
    }
    const end = close + 1;
    if (end < text.length && !/[\t\r\n]/.test(text[end] ?? '')) return null;
    return { text: text.slice(from + 1, close).replaceAll('""', '"'), end };
  }
}
