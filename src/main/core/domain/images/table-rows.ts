import { foldName, foldPath } from './fold-name.ts';

/** Which SKUs a table gives to a file, by the file without what does not count. Rows without both are passed over. */
export function readFileTable(text: string): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, Set<string>>();
  for (const [file, sku] of readPairs(text)) {
    const name = foldPath(file);
    if (name.replaceAll('/', '') === '' || foldName(sku) === '') continue;
    const skus = table.get(name) ?? new Set();
    if (skus.size === 0) table.set(name, skus);
    skus.add(sku);
  }
  return new Map([...table].map(([name, skus]) => [name, [...skus]]));
}

/** The first two columns of a table; between them is a tab, a semicolon or a comma, whichever its first line has. */
function readPairs(text: string): readonly (readonly [string, string])[] {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== '');
  const mark = ['\t', ';', ','].find((one) => lines[0]?.includes(one)) ?? ',';
  return lines.map((line) => {
    const [file, rest] = takeCell(line, mark);
    const [sku] = takeCell(rest, mark);
    return [file, sku];
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
