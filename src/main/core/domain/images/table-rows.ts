import { foldName, foldPath } from './fold-name.ts';

/** A line of a table: a file and the SKU of its product, as they stand there and without what does not count; '' for nothing. */
export type TableRow = {
  /** The first is 1. */
  readonly line: number;
  readonly file: string;
  readonly sku: string;
  readonly foldedFile: string;
  readonly foldedSku: string;
};

/** Which SKUs a table gives to a file, by the file without what does not count. Rows without both are passed over. */
export function readFileTable(text: string): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, Set<string>>();
  for (const row of readTableRows(text)) {
    if (!isComplete(row)) continue;
    const skus = table.get(row.foldedFile) ?? new Set();
    if (skus.size === 0) table.set(row.foldedFile, skus);
    skus.add(row.sku);
  }
  return new Map([...table].map(([name, skus]) => [name, [...skus]]));
}

export function isComplete({ foldedFile, foldedSku }: TableRow): boolean {
  return foldedFile !== '' && foldedSku !== '';
}

/** The first two columns of a table; between them is a tab, a semicolon or a comma, whichever its first line has. */
export function readTableRows(text: string): readonly TableRow[] {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => line.trim() !== '');
  const mark = ['\t', ';', ','].find((one) => lines[0]?.line.includes(one)) ?? ',';
  return lines.map(({ line, at }) => {
    const [file, rest] = takeCell(line, mark);
    const [sku] = takeCell(rest, mark);
    const path = foldPath(file);
    const foldedFile = path.replaceAll('/', '') === '' ? '' : path;
    return { line: at + 1, file, sku, foldedFile, foldedSku: foldName(sku) };
  });
}

/** The first cell of a line, and what comes after it. A cell in quotes may have the mark in it, and quotes twice. */
function takeCell(line: string, mark: string): readonly [string, string] {
  const quoted = /^\s*"((?:[^"]|"")*)"\s*/u.exec(line);
  if (quoted !== null) {
    const rest = line.slice(quoted[0].length);
    if (rest === '' || rest.startsWith(mark))
      return [(quoted[1] ?? '').replaceAll('""', '"').trim(), rest.slice(1)];
  }
  const end = line.indexOf(mark);
  return end < 0 ? [line.trim(), ''] : [line.slice(0, end).trim(), line.slice(end + 1)];
}
