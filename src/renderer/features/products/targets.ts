import type { Scope } from '../../../shared/model/query.ts';
import { refreshList } from './list-reading.ts';
import { readIds } from './read-rows.ts';
import { countRows, type RowsState, rowAt, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { type SelectionState, useSelection } from './selection-store.ts';

/** What a command is about: the ticked rows, or else the row that the keyboard is on. */
export type Targets = {
  readonly scope: Scope;
  /** Products of a whole list that were unticked. */
  readonly except: readonly number[];
};

/** How many products a command would be about. */
export function countTargets(rows: RowsState, state: SelectionState): number {
  const ticked = countSelected(state.selection, countRows(rows));
  return ticked > 0 ? ticked : Number(currentId(rows, state) !== undefined);
}

function currentId(rows: RowsState, { active, coming, lost }: SelectionState): number | undefined {
  if (coming !== null && lost) return undefined;
  return coming ?? rowAt(rows, active)?.id;
}

/** The products as a scope; a whole list stays a list. `null` when a command would be about nothing. */
export async function findTargets(): Promise<Targets | null> {
  const { selection } = useSelection.getState();
  if (selection.kind === 'some') return namedTargets(selection.ids);
  // What stands on top is no part of the stable list yet.
  if (useRows.getState().pinned.length > 0) await refreshList();
  const { snapshot } = useRows.getState();
  if (snapshot === null || countSelected(selection, snapshot.total) === 0) return null;
  return { scope: { kind: 'snapshot', snapshot: snapshot.id }, except: [...selection.except] };
}

/** The same as plain ids, read from the list where a whole list is meant. */
export async function readTargetIds(): Promise<readonly number[]> {
  const targets = await findTargets();
  if (targets === null) return [];
  if (targets.scope.kind === 'ids') return targets.scope.ids;
  const { snapshot } = useRows.getState();
  const ids = snapshot === null ? [] : await readIds(snapshot, 0, snapshot.total - 1);
  const left = new Set(targets.except);
  return ids.filter((id) => !left.has(id));
}

function namedTargets(ticked: ReadonlySet<number>): Targets | null {
  const only = currentId(useRows.getState(), useSelection.getState());
  const ids = ticked.size > 0 ? [...ticked] : only === undefined ? [] : [only];
  return ids.length === 0 ? null : { scope: { kind: 'ids', ids }, except: [] };
}
