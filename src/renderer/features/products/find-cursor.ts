import { offshelf } from '../../bridge/offshelf.ts';
import { rowAt, useRows } from './rows-store.ts';
import { type SelectionState, useSelection } from './selection-store.ts';

/** Where the product of the cursor is in a new list, -1 where it is not; `id` is that of the row that it was on before. */
export async function findCursor(
  snapshot: number,
  before: SelectionState,
  id: number | undefined,
): Promise<number> {
  const found = id === undefined ? null : await offshelf().products.indexesOf({ snapshot, ids: [id] });
  const now = useSelection.getState();
  // The person went on while the list was built.
  if (now.active >= 0 && (now.active !== before.active || now.cells !== before.cells))
    return await findCursor(snapshot, now, rowAt(useRows.getState(), now.active)?.id);
  return (found?.ok ? found.value[0] : null) ?? -1;
}
