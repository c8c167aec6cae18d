import type { Scope } from '../../../shared/model/query.ts';
import { readIds } from './read-rows.ts';
import { countRows, type RowsState, rowAt, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { type SelectionState, useSelection } from './selection-store.ts';

/** What a command is about: the ticked rows, or else the row that the keyboard is on. */
export type Targets = { readonly scope: Scope; readonly except: readonly number[]; readonly count: number };

/** How many products a command would be about. */
export function countTargets(rows: RowsState, { selection, active }: SelectionState): number {
  const ticked = countSelected(selection, countRows(rows));
  return ticked > 0 ? ticked : Number(rowAt(rows, active) !== undefined);
}

/** The products as a scope for a bulk edit; `except` names those of a whole list that were unticked. */
export function findTargets(): Targets | null {
  const rows = useRows.getState();
  const { selection, active } = useSelection.getState();
  const count = countTargets(rows, useSelection.getState());
  if (count === 0) return null;
  if (selection.kind === 'all' && rows.snapshot !== null && rows.pinned.length === 0) {
    return { scope: { kind: 'snapshot', snapshot: rows.snapshot.id }, except: [...selection.except], count };
  }
  const only = rowAt(rows, active);
  const ids = selection.kind === 'some' && selection.ids.size > 0 ? [...selection.ids] : only ? [only.id] : [];
  return ids.length === 0 ? null : { scope: { kind: 'ids', ids }, except: [], count };
}

/** The same as plain ids, read from the list where a whole list is meant. */
export async function readTargetIds(): Promise<readonly number[]> {
  const { snapshot, pinned } = useRows.getState();
  const { selection } = useSelection.getState();
  if (selection.kind === 'some' || snapshot === null) {
    const targets = findTargets();
    return targets?.scope.kind === 'ids' ? targets.scope.ids : [];
  }
  const all = [...pinned.map((row) => row.id), ...(await readIds(snapshot, 0, snapshot.total - 1))];
  return all.filter((id) => !selection.except.has(id));
}
