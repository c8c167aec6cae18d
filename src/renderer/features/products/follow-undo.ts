import { WRITTEN_NAMED } from '../../../shared/model/bounds.ts';
import type { WrittenPlace } from '../../../shared/model/change.ts';
import type { Snapshot } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { readShownAnew, refreshList } from './list-reading.ts';
import { findRows } from './read-rows.ts';
import { countRows, useRows } from './rows-store.ts';

/** What was undone or done again, and not followed yet. */
let unfollowed: readonly WrittenPlace[] = [];

/** An undo or a redo was done: rows stay where they are, unless it brought others, or took some away. */
export async function followUndo(written: WrittenPlace): Promise<void> {
  unfollowed = [...unfollowed, written];
  const listed = await offshelf().products.list({ ...useRows.getState().query, ticket: 'undone' });
  // The next undo took the ticket, and follows this one too.
  if (!listed.ok && listed.error.code === 'cancelled') return;
  const followed = unfollowed;
  unfollowed = [];
  const missed = listed.ok ? await Promise.all(followed.map((each) => isMissed(each, listed.value))) : [true];
  if (missed.includes(true) || !(await readShownAnew())) await refreshList();
}

/** Whether the list that is shown misses what was written and a new one has, or shows what went into the trash. */
async function isMissed({ trash, products }: WrittenPlace, fresh: Snapshot): Promise<boolean> {
  const shown = useRows.getState();
  const more = fresh.total - countRows(shown);
  // Others than those that are named may have come.
  if (trash ? more !== 0 : products.length === WRITTEN_NAMED && more > 0) return true;
  const there = await offshelf().products.indexesOf({ snapshot: fresh.id, ids: [...products] });
  if (!there.ok) return true;
  const ids = products.filter((_id, at) => there.value[at] !== null);
  return (await findRows(shown, ids)).length < ids.length;
}
