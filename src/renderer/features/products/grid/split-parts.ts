import type { Cell, CellValue } from '../../../../shared/model/cell.ts';

/** As many cells as the core takes at once. */
const CELLS_AT_ONCE = 5000;
/** Of characters in one message, well under what the bridge carries. */
const MOST_TEXT = 2_000_000;

/** Parts of as many cells and as much text as one message takes. */
export function splitCells(cells: readonly Cell[]): Cell[][] {
  return splitParts(cells, CELLS_AT_ONCE, ({ value }) => lengthOf(value));
}

/** The same for anything; `sizeOf` says how much text it holds. */
export function splitParts<T>(items: readonly T[], most: number, sizeOf: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const part = parts.at(-1);
    if (part === undefined || part.length >= most || size > room) {
      parts.push([item]);
      room = MOST_TEXT - size;
    } else {
      part.push(item);
      room -= size;
    }
  }
  return parts;
}

export function lengthOf(value: CellValue): number {
  return value?.length ?? 0;
}
