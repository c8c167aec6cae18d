import { t } from '../../i18n/t.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { blocksOf, countRowsOf } from './grid/cell-selection.ts';
import { useGridColumns } from './grid/columns-store.ts';
import { countCells } from './grid/rects.ts';
import { useLook } from './look-store.ts';
import { countRows, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { cellsOf, useSelection } from './selection-store.ts';

/** What the bottom line says about the list: how many rows, how many ticked, how many cells selected. */
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
  const columns = useGridColumns().length;
  const cells = cellsOf(useSelection(), columns, rows);
  const count = cells === null ? 0 : countCells(blocksOf(cells));
  if (cells === null || count < 2) return null;
  return <span>{t`${countOf(count, 'cell')} in ${countOf(countRowsOf(cells), 'row')}`}</span>;
}
