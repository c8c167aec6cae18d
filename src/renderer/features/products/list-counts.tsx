import { countOf, formatCount } from '../../ui/format.ts';
import { countRows, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { useSelection } from './selection-store.ts';

/** What the bottom line says about the list: how many rows, how many ticked. */
export function ListCounts() {
  const count = useRows(countRows);
  const known = useRows((state) => state.snapshot !== null);
  const ticked = useSelection(({ selection }) => countSelected(selection, count));
  if (!known) return null;
  return (
    <>
      <span>{countOf(count, 'product')}</span>
      {ticked > 0 && <span>{formatCount(ticked)} selected</span>}
    </>
  );
}
