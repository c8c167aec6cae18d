import { parseObject } from '../../../ui/parse-object.ts';
import { GRID_COLUMN_IDS, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';

/** How the person arranged the columns. */
export type ColumnLayout = {
  /** Every column once, the hidden ones too. */
  readonly order: readonly GridColumnId[];
  readonly hidden: readonly GridColumnId[];
  /** In CSS pixels, where it is not the column's own. */
  readonly widths: { readonly [Id in GridColumnId]?: number };
  /** How many of the shown columns stay in sight at the start of a row. */
  readonly frozen: number;
};

export const NARROWEST = 48;
export const WIDEST = 1200;

export const FIRST_LAYOUT: ColumnLayout = {
  order: GRID_COLUMN_IDS,
  hidden: GRID_COLUMN_IDS.filter((id) => GRID_COLUMNS[id].hidden === true),
  widths: {},
  frozen: 2,
};

/** The columns that are on screen, in their order. */
export function shownColumns({ order, hidden }: ColumnLayout): readonly GridColumnId[] {
  return order.filter((id) => !hidden.includes(id));
}

export function widthOf({ widths }: ColumnLayout, id: GridColumnId): number {
  return widths[id] ?? GRID_COLUMNS[id].width;
}

export function resizeColumn(layout: ColumnLayout, id: GridColumnId, width: number): ColumnLayout {
  const kept = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
  return { ...layout, widths: { ...layout.widths, [id]: kept } };
}

/** Puts a column where another one is now; `to` counts the columns in sight, which are all shown ones unless named. */
export function moveColumn(
  layout: ColumnLayout,
  id: GridColumnId,
  to: number,
  inSight: readonly GridColumnId[] = shownColumns(layout),
): ColumnLayout {
  const shown = shownColumns(layout);
  const target = inSight[Math.max(0, Math.min(inSight.length - 1, to))];
  if (target === undefined || target === id) return layout;
  const forward = shown.indexOf(id) < shown.indexOf(target);
  const others = layout.order.filter((each) => each !== id);
  const at = others.indexOf(target) + (forward ? 1 : 0);
  return { ...layout, order: others.toSpliced(at, 0, id) };
}

/** Hides a column; the last one stays. */
export function hideColumn(layout: ColumnLayout, id: GridColumnId): ColumnLayout {
  const shown = shownColumns(layout);
  if (shown.length <= 1 || !shown.includes(id)) return layout;
  const frozen = shown.indexOf(id) < layout.frozen ? layout.frozen - 1 : layout.frozen;
  return freezeColumns({ ...layout, hidden: [...layout.hidden, id] }, frozen);
}

export function showColumn(layout: ColumnLayout, id: GridColumnId): ColumnLayout {
  return { ...layout, hidden: layout.hidden.filter((each) => each !== id) };
}

/** Shows a column again that was hidden, and keeps it in sight where it was. */
export function unhideColumn(layout: ColumnLayout, id: GridColumnId, wasFrozen: boolean): ColumnLayout {
  if (!layout.hidden.includes(id)) return layout;
  const shown = showColumn(layout, id);
  return wasFrozen ? freezeColumns(shown, shown.frozen + 1) : shown;
}

/** Keeps the first `count` shown columns in sight; 0 lets all of them go. */
export function freezeColumns(layout: ColumnLayout, count: number): ColumnLayout {
  return { ...layout, frozen: Math.max(0, Math.min(shownColumns(layout).length - 1, Math.trunc(count))) };
}

/** What was kept, as far as it can be read: columns that are new since then stand at the end, others are forgotten. */
export function readLayout(text: string | null): ColumnLayout {
  const kept = parseObject(text);
  const named = (list: unknown): readonly GridColumnId[] =>
    Array.isArray(list) ? [...new Set(list.filter(isColumnId))] : [];
  const order = named(kept['order']);
  if (order.length === 0) return FIRST_LAYOUT;
  const fresh = GRID_COLUMN_IDS.filter((id) => !order.includes(id));
  const hidden = [...named(kept['hidden']), ...fresh.filter((id) => FIRST_LAYOUT.hidden.includes(id))];
  const all = [...order, ...fresh];
  const layout = { order: all, hidden: hidden.length < all.length ? hidden : [], widths: {}, frozen: 0 };
  const sized = Object.entries(parseObject(kept['widths'])).reduce<ColumnLayout>(
    (sofar, [id, width]) =>
      isColumnId(id) && typeof width === 'number' ? resizeColumn(sofar, id, width) : sofar,
    layout,
  );
  return freezeColumns(sized, typeof kept['frozen'] === 'number' ? kept['frozen'] : FIRST_LAYOUT.frozen);
}

function isColumnId(id: unknown): id is GridColumnId {
  return typeof id === 'string' && Object.hasOwn(GRID_COLUMNS, id);
}
