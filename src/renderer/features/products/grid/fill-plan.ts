import { type Rect } from './rects.ts';

/** A block that is filled from another one beside it. */
export type FillPlan = { readonly source: Rect; readonly target: Rect };

/** Ctrl+D: the first row of each block goes into its other rows; a block of one row takes the row above it. */
export function planFillDown(blocks: readonly Rect[]): readonly FillPlan[] {
  return blocks.flatMap((block) => {
    const isRow = block.height === 1;
    const first = isRow ? block.y - 1 : block.y;
    if (first < 0) return [];
    const source = { ...block, y: first, height: 1 };
    return [{ source, target: { ...block, y: first + 1, height: isRow ? 1 : block.height - 1 } }];
  });
}

/** Ctrl+R: the same to the right. */
export function planFillRight(blocks: readonly Rect[]): readonly FillPlan[] {
  return blocks.flatMap((block) => {
    const isColumn = block.width === 1;
    const first = isColumn ? block.x - 1 : block.x;
    if (first < 0) return [];
    const source = { ...block, x: first, width: 1 };
    return [{ source, target: { ...block, x: first + 1, width: isColumn ? 1 : block.width - 1 } }];
  });
}

/** The fill handle: what the dragged block has beyond its source, on whichever side. `null` where that is nothing. */
export function planDrag(source: Rect, dragged: Rect): FillPlan | null {
  const right = source.x + source.width;
  const bottom = source.y + source.height;
  const draggedRight = dragged.x + dragged.width;
  const draggedBottom = dragged.y + dragged.height;
  const beside = { y: source.y, height: source.height };
  const along = { x: source.x, width: source.width };
  if (draggedBottom > bottom) {
    return { source, target: { ...along, y: bottom, height: draggedBottom - bottom } };
  }
  if (dragged.y < source.y)
    return { source, target: { ...along, y: dragged.y, height: source.y - dragged.y } };
  if (draggedRight > right) return { source, target: { ...beside, x: right, width: draggedRight - right } };
  if (dragged.x < source.x)
    return { source, target: { ...beside, x: dragged.x, width: source.x - dragged.x } };
  return null;
}

/** Which cell of the source a cell of the target copies; the source repeats, upwards and to the left too. */
export function sourceCell(
  { source }: FillPlan,
  column: number,
  row: number,
): { readonly column: number; readonly row: number } {
  return {
    column: source.x + wrap(column - source.x, source.width),
    row: source.y + wrap(row - source.y, source.height),
  };
}

function wrap(offset: number, length: number): number {
  return ((offset % length) + length) % length;
}
