import { EVERY_PRODUCT } from '../../../shared/model/every-product.ts';
import type { ListQuery, Scope } from '../../../shared/model/query.ts';
import { offshelf } from '../../bridge/offshelf.ts';
import { t } from '../../i18n/t.ts';
import { formatCount } from '../../ui/format.ts';
import { countRowsOf, rowsOf } from './grid/cell-selection.ts';
import { countSpans, type Span } from './grid/rects.ts';
import { refreshList } from './list-reading.ts';
import { readIds } from './read-rows.ts';
import { countRows, type RowsState, rowAt, useRows } from './rows-store.ts';
import { countSelected } from './selection.ts';
import { cellsOf, idsBetween, type SelectionState, useSelection } from './selection-store.ts';

/** What a command is about: the ticked rows, or else the row that the keyboard is on. */
export type Targets = {
  readonly scope: Scope;
  /** Products of a whole list that were unticked. */
  readonly except: readonly number[];
};

/** How many products a command would be about. */
export function countTargets(rows: RowsState, state: SelectionState): number {
  const ticked = countSelected(state.selection, countRows(rows));
  if (ticked > 0) return ticked;
  const spans = cellRows(rows, state);
  return spans.length > 0 ? countSpans(spans) : Number(currentId(rows, state) !== undefined);
}

/** The rows of the selected cells, where those are in more than one row; otherwise it is the active row that counts. */
function cellRows(rows: RowsState, state: SelectionState): readonly Span[] {
  const cells = cellsOf(state, Number.MAX_SAFE_INTEGER, countRows(rows));
  return cells !== null && countRowsOf(cells) > 1 ? rowsOf(cells) : [];
}

function currentId(rows: RowsState, { active, coming, lost }: SelectionState): number | undefined {
  if (coming !== null && lost) return undefined;
  return coming ?? rowAt(rows, active)?.id;
}

/** The products as a scope; a whole list stays a list. `null` when a command would be about nothing. */
export async function findTargets(): Promise<Targets | null> {
  const { selection } = useSelection.getState();
  if (selection.kind === 'some' && selection.ids.size > 0) return namedTargets([...selection.ids]);
  if (selection.kind === 'some') return await cellTargets();
  return await wholeList([...selection.except]);
}

/** Products that a screen can be about, the most likely first. */
export type ScopeChoice = {
  /** `12 selected`, `All 4,031 in this list`. */
  readonly label: string;
  readonly read: () => Promise<Targets | null>;
  /** The product that the keyboard is on, and those below it, as far as they are read. */
  readonly near?: readonly number[];
};

/** What is selected, the whole list where that is more, and every product where the list shows only some. */
export function describeScopes(first: 'selected' | 'list' = 'selected'): readonly ScopeChoice[] {
  const rows = useRows.getState();
  const count = countTargets(rows, useSelection.getState());
  const all = countRows(rows);
  const whole = { label: t`All ${formatCount(all)} in this list`, read: () => wholeList([]) };
  const selected = { label: t`${formatCount(count)} selected`, read: findTargets };
  const some = count > 0 && count < all ? [selected] : [];
  const every = isNarrowed(rows.query) ? [ALL_PRODUCTS] : [];
  const choices = first === 'selected' ? [...some, whole, ...every] : [whole, ...some, ...every];
  const near = readNear(rows, useSelection.getState());
  return choices.map((choice) => ({ ...choice, near }));
}

const NEAR = 6;

function readNear(rows: RowsState, state: SelectionState): readonly number[] {
  const below = Array.from(
    { length: NEAR - 1 },
    (_, n) => rowAt(rows, Math.max(-1, state.active) + 1 + n)?.id,
  );
  return [currentId(rows, state), ...below].filter((id) => id !== undefined);
}

function isNarrowed({ view, search, filter }: ListQuery): boolean {
  return view !== EVERY_PRODUCT.view || search !== '' || filter !== null;
}

/** Every product that is not in the trash, whatever the list shows. */
export const ALL_PRODUCTS: ScopeChoice = {
  label: t`All products`,
  read: async () => {
    const list = await offshelf().products.list({ ...EVERY_PRODUCT, ticket: 'scope' });
    if (!list.ok) useRows.setState({ problem: list.error });
    if (!list.ok || list.value.total === 0) return null;
    return { scope: { kind: 'snapshot', snapshot: list.value.id }, except: [] };
  },
};

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

/** The rows of the selected cells: all of a list stay a list, others are named. */
async function cellTargets(): Promise<Targets | null> {
  const rows = useRows.getState();
  const spans = cellRows(rows, useSelection.getState());
  if (spans.length === 0) {
    const only = currentId(rows, useSelection.getState());
    return namedTargets(only === undefined ? [] : [only]);
  }
  if (countSpans(spans) === countRows(rows)) return await wholeList([]);
  const ids = await Promise.all(spans.map(({ from, to }) => idsBetween(from, to)));
  return namedTargets(ids.flat());
}

/** All that matches, without those that were unticked. */
async function wholeList(except: readonly number[]): Promise<Targets | null> {
  // What stands on top is no part of the stable list yet.
  if (useRows.getState().pinned.length > 0 || !(await isKept())) await refreshList();
  const { snapshot } = useRows.getState();
  if (snapshot === null || snapshot.total <= except.length) return null;
  return { scope: { kind: 'snapshot', snapshot: snapshot.id }, except };
}

/** Whether the core still has the list that is shown: it keeps the few that were read last. */
async function isKept(): Promise<boolean> {
  const { snapshot } = useRows.getState();
  return snapshot !== null && (snapshot.total === 0 || (await readIds(snapshot, 0, 0)).length > 0);
}

function namedTargets(ids: readonly number[]): Targets | null {
  return ids.length === 0 ? null : { scope: { kind: 'ids', ids: [...ids] }, except: [] };
}
