import { type GridCell, GridCellKind, type TextCell, type Theme } from '@glideapps/glide-data-grid';
import type { CellValue } from '../../../../shared/model/cell.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type { ProductRow } from '../../../../shared/model/query.ts';
import { t } from '../../../i18n/t.ts';
import { wordOfChoice } from '../../../ui/field-words.ts';
import { formatPrice, formatWhen } from '../../../ui/format.ts';
import type { GridColors } from '../../../ui/grid-theme.ts';
import { imageName } from '../../../ui/shown-name.ts';
import type { RemoteLetters } from '../row-marks.tsx';
import { fieldOf, GRID_COLUMNS, type GridColumnId } from './grid-columns.ts';
import { marksCell } from './marks-cell.ts';

/** Which value a cell shows. It goes along while the cell is edited, wherever its row stands by then. */
export type CellAbout = {
  readonly id: number;
  readonly field: ProductField;
  readonly value: CellValue;
  /** The value is longer than what the row has of it. */
  readonly cut: boolean;
  /** Of the product: a typed price may carry its sign. */
  readonly currency?: string | null;
};

export type ValueCell = TextCell & {
  readonly about: CellAbout;
  /** What was typed goes into every selected cell. */
  readonly everywhere?: true;
};

export function isValueCell(cell: GridCell): cell is ValueCell {
  return cell.kind === GridCellKind.Text && 'about' in cell;
}

export type CellLook = {
  readonly colors: GridColors;
  readonly letters: RemoteLetters;
  readonly now: number;
  /** Products in the trash are looked at and not edited. */
  readonly readOnly: boolean;
};

export const LOADING: GridCell = { kind: GridCellKind.Loading, allowOverlay: false, skeletonWidth: 60 };

/** What the grid shows of a row in one column. */
export function gridCell(row: ProductRow, id: GridColumnId, look: CellLook): GridCell {
  const field = fieldOf(id);
  if (field !== null) return valueCell(row, field, look);
  if (id === 'marks') return marksCell(row, look.letters, look.colors);
  const at = id === 'created' ? row.createdAt : row.updatedAt;
  return tellText(formatWhen(at, look.now), look.colors);
}

function tellText(text: string, { textQuiet }: GridColors): TextCell {
  return {
    kind: GridCellKind.Text,
    data: text,
    displayData: text,
    readonly: true,
    allowOverlay: false,
    contentAlign: 'right',
    themeOverride: { textDark: textQuiet },
  };
}

function valueCell(row: ProductRow, field: ProductField, { colors, readOnly }: CellLook): ValueCell {
  const value = row[field];
  const shown = showValue(row, field);
  const themeOverride = themeOf(field, value, colors);
  return {
    kind: GridCellKind.Text,
    // What screen readers say; the value itself goes along in `about`.
    data: value === null ? t`Not set` : shown,
    displayData: shown,
    readonly: readOnly,
    allowOverlay: !readOnly,
    about: { id: row.id, field, value, cut: row.cut.includes(field), currency: row.currency },
    ...(GRID_COLUMNS[field].align && { contentAlign: GRID_COLUMNS[field].align }),
    ...(themeOverride && { themeOverride }),
  };
}

/** Behind a name whose form has unsaved changes. */
export const UNSAVED_MARK = ' ✎';

/** Not set looks different from empty, which is nothing at all. */
const NOT_SET = '—';

function showValue(row: ProductRow, field: ProductField): string {
  const value = row[field];
  if (value === null) return NOT_SET;
  if (field === 'price') return showAmount(value, row.currency);
  if (field === 'imageUrl') return imageName(value);
  if (field === 'name' && row.hasDraft) return value + UNSAVED_MARK;
  return wordOfChoice(field, value.slice(0, SHOWN_AT_MOST).replaceAll(/\s+/g, ' '));
}

/** With the digits of its currency, which has a column of its own. */
function showAmount(price: string, currency: string | null): string {
  if (price === '') return '';
  const shown = formatPrice(price, currency);
  return currency !== null && shown.endsWith(` ${currency}`) ? shown.slice(0, -currency.length - 1) : shown;
}

/** A cell is one line; nobody sees more of it. */
const SHOWN_AT_MOST = 400;

function themeOf(field: ProductField, value: CellValue, colors: GridColors): Partial<Theme> | null {
  if (value === null || field === 'description' || field === 'customData')
    return { textDark: colors.textQuiet };
  return null;
}
