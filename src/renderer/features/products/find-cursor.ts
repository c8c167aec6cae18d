import { offshelf } from '../../bridge/offshelf.ts';
import { readIdAt } from './read-rows.ts';
import { rowAt, useRows } from './rows-store.ts';
import { type SelectionState, useSelection } from './selection-store.ts';

/** Where the product of the cursor is in a new list, -1 where it is not; `id` is that of the row that it was on before. */
export async function findCursor(
  snapshot: number,
  before: SelectionState,
  id: number | undefined,
): Promise<number> {
  const found = await findProduct(snapshot, id);
  const now = useSelection.getState();
  const list = useRows.getState();
  const nowId = rowAt(list, now.active)?.id;
  const stayed = now.active === before.active && now.cells === before.cells && nowId === id;
  if (now.active < 0 || stayed) return found;
  // The person went on while the list was built.
  return await findProduct(snapshot, nowId ?? (await readIdAt(list, now.active)));
}

async function findProduct(snapshot: number, id: number | undefined): Promise<number> {
  if (id === undefined) return -1;
  const found = await offshelf().products.indexesOf({ snapshot, ids: [id] });
  return (found.ok ? found.value[0] : null) ?? -1;
}
