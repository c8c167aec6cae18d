import { hasSameRows, type RowsState, useRows } from './rows-store.ts';
import { useSelection } from './selection-store.ts';

/** What a search came to: it is done once nothing else happened meanwhile. */
export type Arrive = () => void;

let turn = 0;

/**
 * Looks for something in the shown list and goes there, unless the person went on meanwhile: with another search, or to another
 * row or cell. Where another list came meanwhile, it looks again.
 */
export async function searchRows(look: (rows: RowsState) => Promise<Arrive>): Promise<void> {
  turn += 1;
  const mine = turn;
  for (;;) {
    const rows = useRows.getState();
    const { active, column } = useSelection.getState();
    const arrive = await look(rows);
    if (mine !== turn) return;
    if (!hasSameRows(rows, useRows.getState())) continue;
    const now = useSelection.getState();
    if (now.active === active && now.column === column) arrive();
    return;
  }
}
