import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { later } from '../../ui/later.tsx';
import { blocksOf, countRowsOf } from './grid/cell-selection.ts';
import { useGridColumns } from './grid/columns-store.ts';
import { countCells, countSpans, mergeSpans, type Rect, type Span } from './grid/rects.ts';
import { useLook } from './look-store.ts';
import { countRows, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { cellsOf, useSelection } from './selection-store.ts';

const PriceSums = later(async () => (await import('./grid/price-sums.tsx')).PriceSums);
/** To read more prices than these would take longer than a person looks down. */
const MOST_SUMMED = 20_000;

/** What the bottom line says about the list: how many rows, how many ticked, how many cells selected and what they come to. */
export function ListCounts() {
  const count = useRows(countRows);
  const known = useRows((state) => state.snapshot !== null);
  const ticked = useSelection(({ selection }) => countSelected(selection, count));
  const isGrid = useLook() === 'grid';
  if (!known) return null;
  return (
    <>
      <span>{countOf(count, 'product')}</span>
      {ticked > 0 && <span>{t`${formatCount(ticked)} selected`}</span>}
      {isGrid && <CellCounts rows={count} />}
    </>
  );
}

function CellCounts({ rows }: { readonly rows: number }) {
  const columns = useGridColumns();
  const cells = cellsOf(useSelection(), columns.length, rows);
  const blocks = cells === null ? [] : blocksOf(cells);
  const count = countCells(blocks);
  if (cells === null || count < 2) return null;
  const prices = rowsOfColumn(blocks, columns.indexOf('price'));
  const priced = countSpans(prices);
  return (
    <>
      <span>{t`${countOf(count, 'cell')} in ${countOf(countRowsOf(cells), 'row')}`}</span>
      {priced > 1 && priced <= MOST_SUMMED && <PriceSums spans={prices} />}
    </>
  );
}

/** The rows in which a cell of this column is selected. */
function rowsOfColumn(blocks: readonly Rect[], column: number): readonly Span[] {
  const crossed = blocks.filter(({ x, width }) => column >= x && column < x + width);
  return mergeSpans(crossed.map(({ y, height }) => ({ from: y, to: y + height - 1 })));
}
