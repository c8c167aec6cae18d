/** A block of cells: columns from `x`, rows from `y`, both from 0. */
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Rows or columns `from` to `to`, both included. */
export type Span = { readonly from: number; readonly to: number };

export function countCells(rects: readonly Rect[]): number {
  return rects.reduce((sum, { width, height }) => sum + width * height, 0);
}

export function containsCell({ x, y, width, height }: Rect, column: number, row: number): boolean {
  return column >= x && column < x + width && row >= y && row < y + height;
}

/** Whether the other block has every cell of this one. */
export function isWithin({ x, y, width, height }: Rect, other: Rect): boolean {
  return containsCell(other, x, y) && containsCell(other, x + width - 1, y + height - 1);
}

/** Those of all columns that some block has. */
export function columnsIn<T>(rects: readonly Rect[], columns: readonly T[]): readonly T[] {
  return columns.filter((_column, at) => rects.some(({ x, width }) => at >= x && at < x + width));
}

/** The part of a block within `columns` × `rows` cells; `null` where nothing of it is. */
export function clipRect(rect: Rect, columns: number, rows: number): Rect | null {
  const x = Math.max(0, rect.x);
  const y = Math.max(0, rect.y);
  const width = Math.min(columns, rect.x + rect.width) - x;
  const height = Math.min(rows, rect.y + rect.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The smallest block around all of them. */
export function boundRects(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Spans in order, those that touch or overlap made one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to + 1) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else merged.push(span);
  }
  return merged;
}

/** What the spans have and the others have not; both are in order and do not overlap. */
export function withoutSpans(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { from, to } of spans) {
    let start = from;
    for (; next < others.length; next += 1) {
      const other = others[next];
      if (other === undefined || other.from > to) break;
      if (other.from > start) left.push({ from: start, to: other.from - 1 });
      start = Math.max(start, other.to + 1);
      // It may go on in the next span.
      if (other.to > to) break;
    }
    if (start <= to) left.push({ from: start, to });
  }
  return left;
}

export function countSpans(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** The same cells as blocks that do not overlap, from top to bottom, so that each cell is written once. */
export function coverOnce(rects: readonly Rect[]): readonly Rect[] {
  if (rects.length < 2) return rects;
  const edges = [...new Set(rects.flatMap(({ y, height }) => [y, y + height]))].toSorted((a, b) => a - b);
  return edges.slice(0, -1).flatMap((top, at) => {
    const bottom = edges[at + 1] ?? top;
    const inBand = rects.filter(({ y, height }) => y <= top && y + height >= bottom);
    const columns = mergeSpans(inBand.map(({ x, width }) => ({ from: x, to: x + width - 1 })));
    return columns.map(({ from, to }) => ({ x: from, y: top, width: to - from + 1, height: bottom - top }));
  });
}
