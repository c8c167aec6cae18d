import type { TableWarning } from '../../../../shared/model/table-file.ts';

type Cells = readonly (string | null)[];
/** Enough to pass over a title and a few lines of explanation. */
const SEARCHED = 20;

export function isEmptyRow(cells: Cells): boolean {
  return cells.every((cell) => cell === null || cell.trim() === '');
}

/** The row of the headings: the first of two cells or more; where all have one, the first that has any. */
export function findHeadingRow(
  rows: readonly { readonly line: number; readonly cells: Cells }[],
): number | null {
  const filled = rows.filter(({ cells }) => !isEmptyRow(cells)).slice(0, SEARCHED);
  const wide = filled.find(({ cells }) => cells.filter((cell) => (cell ?? '').trim() !== '').length > 1);
  return (wide ?? filled[0])?.line ?? null;
}

/** The headings of a row, without the empty ones at its end. */
export function readHeadings(cells: Cells): readonly string[] {
  const headings = cells.map((cell) => (cell ?? '').trim());
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);
}

/** Names for the columns of a table without headings. */
export function nameColumns(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Column ${at + 1}`);
}

export function warnOfHeadings(headings: readonly string[]): readonly TableWarning[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const heading of headings) (seen.has(heading) && heading !== '' ? repeated : seen).add(heading);
  const empty = headings.filter((heading) => heading === '').length;
  const named = [...repeated].map((heading) => `“${heading}”`).join(', ');
  return [
    ...(repeated.size > 0
      ? [{ code: 'repeated-headings', message: `More than one column is called ${named}.` } as const]
      : []),
    ...(empty > 0 ? [{ code: 'empty-headings', message: sayEmpty(empty) } as const] : []),
  ];
}

function sayEmpty(count: number): string {
  return count === 1 ? 'One column has no heading.' : `${count} columns have no heading.`;
}
