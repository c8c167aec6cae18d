import { type CustomCell, type CustomRenderer, GridCellKind } from '@glideapps/glide-data-grid';

type WidthCell = CustomCell<{ readonly kind: 'width'; readonly width: number }>;

/** Only measured, for a column that is fitted: the library knows neither the pictures nor the fonts of the cells. */
export function widthCell(width: number): WidthCell {
  return { kind: GridCellKind.Custom, allowOverlay: false, copyData: '', data: { kind: 'width', width } };
}

export const widthRenderer: CustomRenderer<WidthCell> = {
  kind: GridCellKind.Custom,
  isMatch: (cell): cell is WidthCell => (cell.data as { kind?: unknown }).kind === 'width',
  draw: () => undefined,
  measure: (_context, { data }) => data.width,
};
