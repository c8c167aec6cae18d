type Sheet = {
  /** How many tiles there are. */
  readonly count: number;
  /** Beside each other. */
  readonly columns: number;
  /** Lines that Page Up and Page Down go. */
  readonly page: number;
  /** The first tile of a line stands on the right. */
  readonly fromRight: boolean;
};

/** Where a key moves among tiles; `null` when it is no moving key. Below the last tile of a short last line is that tile. */
export function tileAfterKey(key: string, active: number, sheet: Sheet): number | null {
  const { count, columns, page, fromRight } = sheet;
  const from = Math.max(active, 0);
  const clamp = (index: number): number => Math.max(0, Math.min(index, count - 1));
  const down = (lines: number): number => {
    const to = from + lines * columns;
    if (to < 0) return from % columns;
    return lineOf(clamp(to), columns) === lineOf(from, columns) ? from : clamp(to);
  };
  if (active < 0 && key.startsWith('Arrow')) return clamp(0);
  switch (key) {
    case 'ArrowRight':
      return clamp(from + (fromRight ? -1 : 1));
    case 'ArrowLeft':
      return clamp(from + (fromRight ? 1 : -1));
    case 'ArrowDown':
      return down(1);
    case 'ArrowUp':
      return down(-1);
    case 'PageDown':
      return down(page);
    case 'PageUp':
      return down(-page);
    case 'Home':
      return 0;
    case 'End':
      return clamp(count - 1);
    default:
      return null;
  }
}

function lineOf(index: number, columns: number): number {
  return Math.floor(index / columns);
}
