import { MOST_NAMED, MOST_SPANS } from '../../../shared/model/bounds.ts';
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

/** Why so many rows can't be named, and are not all of the list; `null` where they can, or need no names. */
export function sayTooMany(rows: RowsState, state: SelectionState): string | null {
  const { selection } = state;
  const { size } = selection.kind === 'some' ? selection.ids : selection.except;
  if (size > MOST_NAMED) return t`Tick at most ${formatCount(MOST_NAMED)} products, or all of them.`;
  if (size > 0 || selection.kind === 'all') return null;
  const spans = cellRows(rows, state);
  const isNamed = spans.length > MOST_SPANS || (spans[0]?.from ?? 0) < rows.pinned.length;
  return isNamed && countSpans(spans) > MOST_NAMED && countSpans(spans) < countRows(rows)
    ? t`Select at most ${formatCount(MOST_NAMED)} rows while new products stand on top. Refresh the list first (F5).`
    : null;
}

/** What a command is about: the ticked rows, or else the selected ones, or the row that the keyboard is on; `null` for nothing. */
export async function findTargets(): Promise<Scope | null> {
  const { selection } = useSelection.getState();
  if (selection.kind === 'some' && selection.ids.size > 0) return nameProducts([...selection.ids]);
  if (selection.kind === 'some') return await cellTargets();
  return await wholeList([...selection.except]);
}

/** How many products a scope of the shown list has. */
export function countScope(scope: Scope): number {
  if (scope.kind === 'ids') return scope.ids.length;
  const all = scope.rows === undefined ? countRows(useRows.getState()) : countSpans(scope.rows);
  return all - (scope.except?.length ?? 0);
}

/** Products that a screen can be about, the most likely first. */
export type ScopeChoice = {
  /** `12 selected`, `All 4,031 in this list`. */
  readonly label: string;
  readonly read: () => Promise<Scope | null>;
  /** The product that the keyboard is on, and those below it, as far as they are read. */
  readonly near?: readonly number[];
};

/** What is selected, the whole list where that is more, and every product where the list shows only some. */
export function describeScopes(first: 'selected' | 'list' = 'selected'): readonly ScopeChoice[] {
  const rows = useRows.getState();
  const count = countTargets(rows, useSelection.getState());
  const all = countRows(rows);
  const whole = { label: t`All ${formatCount(all)} in this list`, read: () => wholeList([]) };
  const selected = { label: t`${formatCount(count)} selected`, read: readOnceNamed(findTargets) };
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
    return { kind: 'snapshot', snapshot: list.value.id };
  },
};

/** What was selected is the same when it is asked for again, though the list was built anew meanwhile. */
function readOnceNamed(read: () => Promise<Scope | null>): () => Promise<Scope | null> {
  let named: Scope | null = null;
  return async () => {
    const scope = named ?? (await read());
    if (scope?.kind === 'ids' || scope?.rows !== undefined) named = scope;
    return scope;
  };
}

/** The rows of the selected cells: all of a list stay a list, and so do more than can be named. */
async function cellTargets(): Promise<Scope | null> {
  const rows = useRows.getState();
  const spans = cellRows(rows, useSelection.getState());
  if (spans.length === 0) {
    const only = currentId(rows, useSelection.getState());
    return nameProducts(only === undefined ? [] : [only]);
  }
  if (countSpans(spans) === countRows(rows)) return await wholeList([]);
  const { snapshot, pinned } = rows;
  if (countSpans(spans) > MOST_NAMED && snapshot !== null) {
    const within = spans.map(({ from, to }) => ({ from: from - pinned.length, to: to - pinned.length }));
    return { kind: 'snapshot', snapshot: snapshot.id, rows: within };
  }
  const ids = await Promise.all(spans.map(({ from, to }) => idsBetween(from, to)));
  return ids.includes(null) ? null : nameProducts(ids.flatMap((each) => each ?? []));
}

/** All that matches, without those that were unticked. */
async function wholeList(except: readonly number[]): Promise<Scope | null> {
  // What stands on top is no part of the stable list yet.
  if (useRows.getState().pinned.length > 0 || !(await isKept())) await refreshList();
  const { snapshot } = useRows.getState();
  if (snapshot === null || snapshot.total <= except.length) return null;
  const left = except.length === 0 ? {} : { except: [...except] };
  return { kind: 'snapshot', snapshot: snapshot.id, ...left };
}

/** Whether the core still has the list that is shown: it keeps the few that were read last. */
async function isKept(): Promise<boolean> {
  const { snapshot } = useRows.getState();
  return snapshot !== null && (snapshot.total === 0 || (await readIds(snapshot, 0, 0)).ok);
}

/** Products by their ids. */
function nameProducts(ids: readonly number[]): Scope | null {
  return ids.length === 0 ? null : { kind: 'ids', ids: [...ids] };
}
